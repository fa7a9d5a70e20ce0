// Finding protocols by words: each must stand in the name, the condition or the summary, at best in the name.
import { wordsOf } from '@/domain/catalog/asked'

export type FindableProtocol = { name: string; condition: string; summary: string }

/** The best first, as they stood otherwise; all of them where nothing is typed, none where only signs are. */
export function protocolsFound<P extends FindableProtocol>(protocols: readonly P[], typed: string): P[] {
  const words = wordsOf(typed)
  if (words.length === 0) return typed.trim() === '' ? [...protocols] : []
  return protocols
    .map((protocol) => ({ protocol, rank: rankOf(protocol, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ protocol }) => protocol)
}

/** Those that share the most words of name and condition with a diagnosis come first, the others as they stood. */
export function fittingFirst<P extends FindableProtocol>(protocols: readonly P[], diagnosis: string): P[] {
  const words = new Set(wordsOf(diagnosis))
  const shared = ({ name, condition }: P) =>
    new Set(wordsOf(`${name} ${condition}`).filter((word) => words.has(word))).size
  return [...protocols].sort((a, b) => shared(b) - shared(a))
}

/** The worst place that a word is found at: 3 in the name, 2 in the condition, 1 in the summary, 0 nowhere. */
function rankOf({ name, condition, summary }: FindableProtocol, words: readonly string[]): number {
  const places = [summary, condition, name].map((text) => wordsOf(text).join(' '))
  return Math.min(...words.map((word) => places.findLastIndex((text) => text.includes(word)) + 1))
}

// Owns text in a PDF and where its lines may end: no word is broken or hyphenated that fits in a line.
import type { ComponentProps } from 'react'
import { Text as AnyText } from '@react-pdf/renderer'

/** What react-pdf's line breaker holds for never: where a word's characters stand in several font files, it would break it between them. */
const never = 10_000

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
const pieces = new RegExp(`[${unspaced}][^${unspaced}]{0,44}|[^${unspaced}]{1,45}`, 'gu')
const begins = new RegExp(`^[${unspaced}]`, 'u')

/**
 * A word in the parts that react-pdf may set on lines of their own: Chinese and Japanese before each character, and what
 * has no space for long, such as an address, anywhere. An empty part is a place to break at that adds no hyphen.
 */
export const parts = (word: string): string[] =>
  (word.match(pieces) ?? []).flatMap((piece, place) =>
    place > 0 || begins.test(piece) ? ['', piece] : [piece],
  )

export const Text = (props: ComponentProps<typeof AnyText>) => (
  <AnyText hyphenationPenalty={never} hyphenationCallback={parts} {...props} />
)

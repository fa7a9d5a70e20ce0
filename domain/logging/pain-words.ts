// The pain scale in words and faces, and the limit of an exercise on it: five bands of the numbers 0 to 10, with the cut points of Serlin et al., Pain 1995;61:277 (1 to 4 mild, 5 and 6 moderate, 7 to 10 severe).
export type PainBand = { from: number; to: number; words: string }

export const painBands = [
  { from: 0, to: 0, words: 'no pain' },
  { from: 1, to: 4, words: 'a little' },
  { from: 5, to: 6, words: 'medium' },
  { from: 7, to: 9, words: 'a lot' },
  { from: 10, to: 10, words: 'the worst' },
] as const satisfies PainBand[]

/** Which band, and so which face, stands for a number. */
export const painBand = (pain: number): number => painBands.findIndex(({ to }) => pain <= to)

/** "1 to 4" */
export const bandNumbers = ({ from, to }: PainBand): string => (from === to ? `${from}` : `${from} to ${to}`)

/** How much pain an exercise may give, to a patient; '' where no pain is over the limit. */
export function painLimitWords(limit: number): string {
  if (limit >= 10) return ''
  if (limit === 0) return 'It should not hurt. If it does, stop.'
  return `Pain up to ${limit} out of 10 is all right. If it hurts more, stop.`
}

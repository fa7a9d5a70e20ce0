// How hard a text is to read: its longest sentence, and the school grade of Flesch and Kincaid (1975). A guard for the catalog's tests.

export const sentencesOf = (text: string) =>
  text.split(/(?<=[.?!:])\s+/).filter((sentence) => /\p{L}/u.test(sentence))
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}’'-]+/gu) ?? []

/** By groups of vowels, without a silent final e: right within a few per cent over a paragraph. */
function syllablesOf(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/(?<=[^aeiouyl])e[sd]?$/, '')
      .match(/[aeiouy]+/g) ?? []
  return Math.max(1, groups.length)
}

export const longestSentence = (text: string) =>
  Math.max(...sentencesOf(text).map((sentence) => wordsOf(sentence).length))

/** US school grade; a child of 11 is in grade 5 to 6. */
export function schoolGrade(text: string): number {
  const words = wordsOf(text)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (syllables / words.length) - 15.59
}

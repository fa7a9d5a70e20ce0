// How a typed figure is read, on every form in which something is measured. No zod, since the patient's phone loads it.

/**
 * A comma with one or two figures after it is a decimal comma: "42,5" cannot be read otherwise. "1,500" can, so it stays as
 * it was typed, like whatever is no number, and the schema says what to write.
 */
export function typedNumber(typed: string): number | string {
  const text = typed.trim().replace('−', '-')
  const pointed = text.replace(/^([-+]?\d+),(\d{1,2})$/, '$1.$2')
  return /^[-+]?\d+(\.\d+)?$/.test(pointed) ? Number(pointed) : typed
}

export function wrongNumberWords(given: unknown): string {
  const text = typeof given === 'string' ? given.trim() : ''
  if (!/^[-+−]?\d+,\d+$/.test(text)) return 'Enter a number'
  return `Write ${text.replace(',', '.')} or ${text.replace(',', '')}`
}

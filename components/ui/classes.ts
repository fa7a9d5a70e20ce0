// Owns joining class names, so that a condition in one reads as a condition.
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

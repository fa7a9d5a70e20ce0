// Owns joining class names, so that a condition in one reads as a condition, and the clothes of every field.
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Of a field that is typed or chosen in. */
export const control =
  'block w-full min-h-10 rounded-control border border-edge bg-raised px-3 py-1.5 text-base text-ink pointer-coarse:min-h-11 ' +
  'hover:border-ink disabled:border-line disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken ' +
  'aria-invalid:border-2 aria-invalid:border-danger'

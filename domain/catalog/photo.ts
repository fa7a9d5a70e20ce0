// Which file may become the photograph of an exercise, told from its first bytes and not from its name.

export const mostPhotoBytes = 8 * 1024 * 1024
export const photoTypes = 'image/jpeg,image/png,image/webp'

const kinds = 'Choose a JPEG, PNG or WebP picture.'

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0))

/** What people do send, so that they are told what it is and not only what it is not. */
const others: [name: string, is: (bytes: Uint8Array) => boolean][] = [
  ['a GIF', (bytes) => starts(bytes, 'GIF8')],
  ['a PDF', (bytes) => starts(bytes, '%PDF')],
  ['an iPhone’s HEIC picture or a video', (bytes) => starts(bytes, 'ftyp', 4)],
  ['a TIFF', (bytes) => starts(bytes, 'II*\0') || starts(bytes, 'MM\0*')],
  ['a BMP', (bytes) => starts(bytes, 'BM')],
  ['an archive or an office document', (bytes) => starts(bytes, 'PK')],
  [
    'a drawing or a web page',
    (bytes) =>
      /^\uFEFF?\s*<[?!a-z]/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace('ï»¿', '')),
  ],
]

/** What is wrong with a file, as a sentence; null where it may be a photograph. `bytes` may be its beginning alone. */
export function photoProblem(bytes: Uint8Array, size: number): string | null {
  if (size === 0) return `The file is empty. ${kinds}`
  if (size > mostPhotoBytes) return 'The file is larger than 8 MB. Make it smaller, or take another.'
  const isPicture =
    starts(bytes, '\xff\xd8\xff') ||
    starts(bytes, '\x89PNG\r\n\x1a\n') ||
    (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8))
  if (isPicture) return null
  const known = others.find(([, is]) => is(bytes))
  return known ? `This is ${known[0]}. ${kinds}` : `This is no picture. ${kinds}`
}

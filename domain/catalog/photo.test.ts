// What may become a photograph, by its first bytes.
import { expect, it } from 'vitest'
import { mostPhotoBytes, photoProblem } from '@/domain/catalog/photo'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const problem = (text: string) => photoProblem(bytes(text), text.length)

it.each(['\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\x10\0\0\0WEBPVP8 '])('%j may be one', (text) => {
  expect(problem(text)).toBeNull()
})

it.each([
  ['GIF89a', /a GIF/],
  ['%PDF-1.7', /a PDF/],
  ['\0\0\0\x18ftypheic', /HEIC/],
  ['II*\0', /TIFF/],
  ['BM6', /BMP/],
  ['PK\x03\x04', /office document/],
  ['<svg xmlns="http://www.w3.org/2000/svg">', /drawing or a web page/],
  ['\xef\xbb\xbf<?xml version="1.0"?><svg/>', /drawing or a web page/],
  ['\n <!DOCTYPE html>', /drawing or a web page/],
  ['RIFF\x10\0\0\0AVI ', /no picture/],
  ['\xff\xd8', /no picture/],
  ['plain text', /no picture/],
  ['', /empty/],
])('%j is refused as what it is', (text, words) => {
  expect(problem(text)).toMatch(words)
})

it('has a limit of 8 MB', () => {
  const start = bytes('\xff\xd8\xff\xe0')
  expect(photoProblem(start, mostPhotoBytes)).toBeNull()
  expect(photoProblem(start, mostPhotoBytes + 1)).toMatch(/larger than 8 MB/)
})

// How a file, or why there is none, is answered: never kept by a cache, and named without whose it is.
import 'server-only'
import { NotFound, Unavailable } from '@/server/errors'
import { hasProof } from '@/server/own-proof'
import { NoPlace } from '@/server/places'
import type { Printed } from '@/server/printing'
import { currentViewer } from '@/server/session'
import type { Viewer } from '@/server/viewer'

export type Paper = 'A4' | 'LETTER'

/** Letter where it is what lies in the printer. */
export function paperOf(asked: string | null, locale: string): Paper {
  if (asked === 'letter') return 'LETTER'
  return asked === null && /-(US|CA|MX|PH)$/.test(locale) ? 'LETTER' : 'A4'
}

export const tooManyFiles = 'Other large files are being fetched just now. Try again in a moment.'

/** A file for somebody who is signed in; `make` says who may have it. */
export async function fileFor(make: (viewer: Viewer) => Promise<Response>): Promise<Response> {
  try {
    const viewer = await currentViewer()
    return viewer ? await make(viewer) : plainAnswer(401, 'You are signed out.')
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'This does not exist, or is not yours to see.')
    if (error instanceof NoPlace) return plainAnswer(503, tooManyFiles)
    if (error instanceof Unavailable) return plainAnswer(503, 'The clinic’s database does not answer.')
    throw error
  }
}

/** What is taken away as a whole asks for the passphrase: whoever has not given it lately is led to the page that asks. */
export async function fileAfterProof(
  viewer: Viewer,
  page: string,
  make: () => Promise<Response>,
): Promise<Response> {
  if (await hasProof(viewer)) return make()
  return new Response(null, {
    status: 303,
    headers: { Location: page, 'Cache-Control': 'private, no-store' },
  })
}

/** Whose it is stands inside, and not in the name of a file that is sent on. */
export function pdfAnswer(pdf: Printed, name: string, shown: 'inline' | 'attachment' = 'inline'): Response {
  if (!pdf) return plainAnswer(503, 'There was no time to make this PDF. Try again in a few minutes.')
  if (pdf === 'too-large')
    return plainAnswer(422, 'This is too large for a PDF. Use the page that you came from.')
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `${shown}; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

export const plainAnswer = (status: number, words: string) =>
  new Response(words, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })

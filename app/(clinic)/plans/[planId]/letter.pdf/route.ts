// The letter to the referrer as a PDF, for staff. ?paper=letter or a4.
import type { LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import { NotFound, Unavailable } from '@/server/errors'
import { getLetter } from '@/server/letter'
import { paperOf, pdfAnswer, plainAnswer } from '@/server/file-answer'
import { printed } from '@/server/printing'
import { currentViewer } from '@/server/session'

type Context = { params: Promise<{ planId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return plainAnswer(401, 'You are signed out.')
  if (viewer.kind !== 'staff') return plainAnswer(403, 'Your role does not allow this.')
  try {
    const { letter, ...file } = await getLetter(viewer, (await params).planId)
    if (!letter) return plainAnswer(404, 'This plan was not assessed again yet.')
    const sheet: Omit<LetterDocumentProps, 'fonts'> = {
      ...{ ...file, letter, locale: viewer.locale },
      paper: paperOf(new URL(request.url).searchParams.get('paper'), viewer.locale),
    }
    return pdfAnswer(await printed('letter', sheet), 'letter.pdf')
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'This does not exist, or is not yours to see.')
    if (error instanceof Unavailable) return plainAnswer(503, 'The clinic’s database does not answer.')
    throw error
  }
}

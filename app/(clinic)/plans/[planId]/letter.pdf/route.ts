// The letter to the referrer as a PDF, for staff. ?paper=letter or a4.
import type { LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import { getLetter } from '@/server/letter'
import { fileFor, paperOf, pdfAnswer, plainAnswer } from '@/server/file-answer'
import { printed } from '@/server/printing'

type Context = { params: Promise<{ planId: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return fileFor(async (viewer) => {
    if (viewer.kind !== 'staff') return plainAnswer(403, 'Your role does not allow this.')
    const { planId } = await params
    const { letter, ...file } = await getLetter(viewer, planId)
    if (!letter) return plainAnswer(404, 'This plan was not assessed again yet.')
    const sheet: Omit<LetterDocumentProps, 'fonts'> = {
      ...{ ...file, letter, locale: viewer.locale },
      paper: paperOf(new URL(request.url).searchParams.get('paper'), viewer.locale),
    }
    return pdfAnswer(await printed(viewer, 'letter', planId, () => Promise.resolve(sheet)), 'letter.pdf')
  })
}

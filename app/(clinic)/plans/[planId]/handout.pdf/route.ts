// The handout as a PDF, for staff and for the patient whose plan it is. ?paper=letter or a4, ?large=1 for larger print.
import { pictureOf } from '@/components/catalog/drawing/picture'
import type { HandoutDocumentProps } from '@/components/plans/HandoutDocument'
import { getHandout } from '@/server/handout'
import { fileFor, paperOf, pdfAnswer, plainAnswer } from '@/server/file-answer'
import { keeper } from '@/server/made-once'
import { printedDrawing, printedPhoto } from '@/server/photo'
import { getPicture } from '@/server/pictures'
import { printed } from '@/server/printing'
import type { Viewer } from '@/server/viewer'
import type { Handout } from '@/domain/plans/handout'

type Context = { params: Promise<{ planId: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = new URL(request.url).searchParams
  return fileFor(async (viewer) => {
    const { planId } = await params
    const { handout, problem, patient, clinic, portal } = await getHandout(viewer, planId)
    if (!handout) return plainAnswer(404, 'This plan has no exercises left that are done at home.')
    const prepare = async (): Promise<Omit<HandoutDocumentProps, 'fonts'>> => ({
      ...{ problem, patientName: patient.name, clinic, handout, portal, locale: viewer.locale },
      large: asked.get('large') === '1',
      paper: paperOf(asked.get('paper'), viewer.locale),
      pictures: await picturesOf(viewer, handout),
    })
    return pdfAnswer(await printed(viewer, 'handout', planId, prepare), 'exercises.pdf')
  })
}

/** Some hundreds of photographs, and of drawings a thousand. */
const madeOnce = keeper<Buffer>(32 * 1024 * 1024)

async function picturesOf(viewer: Viewer, { due, asNeeded }: Handout): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (const { exerciseId, picture } of [...due, ...asNeeded]) {
    if (!picture || found.has(exerciseId)) continue
    const content = await getPicture(viewer, exerciseId)
    const image = await madeOnce(content.mark, () =>
      content.photo
        ? printedPhoto(content.photo)
        : printedDrawing(pictureOf(content.drawing, 'pair', 'light')),
    )
    found.set(exerciseId, image)
  }
  return found
}

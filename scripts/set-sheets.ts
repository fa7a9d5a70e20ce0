// Sets one sheet after the other as a PDF, in the thread that scripts/printer.ts begins.
import { parentPort } from 'node:worker_threads'
import { handoutPdf, type HandoutDocumentProps } from '@/components/plans/HandoutDocument'
import { personPdf, type PersonDocumentProps } from '@/components/patients/PersonDocument'
import { letterPdf, type LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import type { Set } from '@/scripts/printer'
import { fontsFor } from '@/server/pdf-fonts'

type Asked = { id: number } & (
  | { kind: 'handout'; sheet: Omit<HandoutDocumentProps, 'fonts'> }
  | { kind: 'letter'; sheet: Omit<LetterDocumentProps, 'fonts'> }
  | { kind: 'person'; sheet: Omit<PersonDocumentProps, 'fonts'> }
)

function pdfOf(asked: Asked): Promise<Buffer> {
  const fonts = fontsFor(JSON.stringify(asked.sheet))
  if (asked.kind === 'letter') return letterPdf({ ...asked.sheet, fonts })
  if (asked.kind === 'person') return personPdf({ ...asked.sheet, fonts })
  // A buffer arrives from another thread as plain bytes.
  const pictures = new Map([...asked.sheet.pictures].map(([id, image]) => [id, Buffer.from(image)]))
  return handoutPdf({ ...asked.sheet, pictures, fonts })
}

async function set(asked: Asked): Promise<Set> {
  const { id } = asked
  try {
    return { id, pdf: await pdfOf(asked) }
  } catch (error) {
    return { id, wrong: error instanceof Error ? error.name : typeof error }
  }
}

// One at a time: what was asked for first is there first.
let before: Promise<void> = Promise.resolve()
parentPort?.on('message', (asked: Asked) => {
  before = before.then(async () => parentPort?.postMessage(await set(asked)))
})

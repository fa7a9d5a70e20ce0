// Sets the sheet that it is given as a PDF, in the thread that scripts/printer.ts begins.
import { parentPort } from 'node:worker_threads'
import { handoutPdf, type HandoutDocumentProps } from '@/components/plans/HandoutDocument'
import { personPdf, type PersonDocumentProps } from '@/components/patients/PersonDocument'
import { letterPdf, type LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import type { Set } from '@/scripts/printer'
import { fontsFor } from '@/server/pdf-fonts'

type Asked =
  | [kind: 'handout', sheet: Omit<HandoutDocumentProps, 'fonts'>]
  | [kind: 'letter', sheet: Omit<LetterDocumentProps, 'fonts'>]
  | [kind: 'person', sheet: Omit<PersonDocumentProps, 'fonts'>]

function pdfOf([kind, sheet]: Asked): Promise<Buffer> {
  const fonts = fontsFor(JSON.stringify(sheet))
  if (kind === 'letter') return letterPdf({ ...sheet, fonts })
  if (kind === 'person') return personPdf({ ...sheet, fonts })
  // A buffer arrives from another thread as plain bytes.
  const pictures = new Map([...sheet.pictures].map(([id, image]) => [id, Buffer.from(image)]))
  return handoutPdf({ ...sheet, pictures, fonts })
}

async function set(asked: Asked): Promise<Set> {
  try {
    return { pdf: await pdfOf(asked) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.name : typeof error }
  }
}

parentPort?.on('message', (asked: Asked) => void set(asked).then((done) => parentPort?.postMessage(done)))

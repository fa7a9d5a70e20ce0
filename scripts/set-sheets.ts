// Sets the sheet that it is given as a PDF, in the process that scripts/printer.ts begins.
import { handoutPdf, type HandoutDocumentProps } from '@/components/plans/HandoutDocument'
import { personPdf, type PersonDocumentProps } from '@/components/patients/PersonDocument'
import { letterPdf, type LetterDocumentProps } from '@/components/reassessment/LetterDocument'
import type { Set } from '@/scripts/printer'
import { fontsFor } from '@/server/pdf-fonts'

type Asked =
  | [kind: 'handout', sheet: Omit<HandoutDocumentProps, 'fonts'>]
  | [kind: 'letter', sheet: Omit<LetterDocumentProps, 'fonts'>]
  | [kind: 'person', sheet: Omit<PersonDocumentProps, 'fonts'>]

function pdfOf([kind, sheet]: Asked, fonts: string[]): Promise<Buffer> {
  if (kind === 'letter') return letterPdf({ ...sheet, fonts })
  if (kind === 'person') return personPdf({ ...sheet, fonts })
  // A buffer arrives from another process as plain bytes.
  const pictures = new Map([...sheet.pictures].map(([id, image]) => [id, Buffer.from(image)]))
  return handoutPdf({ ...sheet, pictures, fonts })
}

async function set(asked: Asked): Promise<Set> {
  try {
    return { pdf: await pdfOf(asked, await fontsFor(JSON.stringify(asked[1]))) }
  } catch {
    // A typeface may fail at some letters; the house's own sets a mark for each that it lacks.
    return pdfOf(asked, await fontsFor('')).then(
      (pdf) => ({ pdf, worn: true }),
      (error: unknown) => ({ wrong: error instanceof Error ? error.name : typeof error }),
    )
  }
}

process.on('message', (asked: Asked) => void set(asked).then((done) => process.send?.(done)))

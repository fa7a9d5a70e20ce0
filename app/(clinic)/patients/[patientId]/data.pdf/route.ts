// Everything that is kept about a person, as a PDF that can be read. An admin alone may have it, and no cache keeps it.
import type { PersonDocumentProps } from '@/components/patients/PersonDocument'
import { dateWords } from '@/domain/date-words'
import { dateIn } from '@/server/clock'
import { fileFor, pdfAnswer, plainAnswer } from '@/server/file-answer'
import { personFile } from '@/server/person-data'
import { printed } from '@/server/printing'
import { isAdmin } from '@/server/viewer'

type Context = { params: Promise<{ patientId: string }> }

export function GET(_: Request, { params }: Context): Promise<Response> {
  return fileFor(async (viewer) => {
    if (!isAdmin(viewer)) return plainAnswer(403, 'Only an admin may do this.')
    const file = await personFile(viewer, (await params).patientId)
    const { locale, timeZone, clinicName } = viewer
    const sheet: Omit<PersonDocumentProps, 'fonts'> = {
      title: file.person.name,
      lead: `What ${clinicName} keeps, on ${dateWords(dateIn(timeZone), locale)}`,
      // As JSON has it: dates are texts there.
      content: JSON.parse(JSON.stringify(file)) as object,
      locale,
    }
    return pdfAnswer(await printed('person', sheet), 'personal-data.pdf')
  })
}

// What is kept about a person, as a PDF that can be read: exercises day by day, since each entry with all its times is thousands
// of lines and stands in the JSON. An admin alone may have it, and no cache keeps it.
import type { PersonDocumentProps } from '@/components/patients/PersonDocument'
import { dateWords } from '@/domain/date-words'
import { dateIn } from '@/server/clock'
import { fileAfterProof, fileFor, pdfAnswer, plainAnswer } from '@/server/file-answer'
import { personTold } from '@/server/person-data'
import { printed } from '@/server/printing'
import { isAdmin, type Admin } from '@/server/viewer'

/** Some thirty pages of it. */
const most = 300

type Context = { params: Promise<{ patientId: string }> }

export function GET(_: Request, { params }: Context): Promise<Response> {
  return fileFor(async (viewer) => {
    if (!isAdmin(viewer)) return plainAnswer(403, 'Only an admin may do this.')
    const { patientId } = await params
    return fileAfterProof(viewer, `/patients/${encodeURIComponent(patientId)}/data`, () =>
      personPdf(viewer, patientId),
    )
  })
}

async function personPdf(viewer: Admin, patientId: string): Promise<Response> {
  const { locale, timeZone, clinicName } = viewer
  const prepare = async (): Promise<Omit<PersonDocumentProps, 'fonts'>> => {
    const content = await personTold(viewer, patientId, most)
    return {
      title: content.person.name,
      lead: `What ${clinicName} keeps, on ${dateWords(dateIn(timeZone), locale)}. Exercises are told day by day; when each entry was made, and what reminders were sent, stands in the JSON file. Of what is written at each visit and sign-in the newest ${most} lines stand here; how many there are is told.`,
      content,
      locale,
    }
  }
  return pdfAnswer(await printed(viewer, 'person', patientId, prepare), 'personal-data.pdf', 'attachment')
}

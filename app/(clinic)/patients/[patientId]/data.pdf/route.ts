// Everything that is kept about a person, to be read and printed.
import { personPdf } from '@/components/patients/PersonDocument'
import { fontsFor } from '@/server/pdf-fonts'
import { dataFile } from '../data/file'

export const GET = dataFile(async (viewer, file) => {
  const content = JSON.parse(JSON.stringify(file)) as Record<string, unknown>
  const pdf = await personPdf({
    title: file.person.name,
    lead: `Everything that ${file.clinic} keeps about this person.`,
    content,
    locale: viewer.locale,
    fonts: fontsFor(JSON.stringify(content)),
  })
  return { body: new Uint8Array(pdf), type: 'application/pdf' }
})

// Bringing exercises in from a file, and taking them out as one.
import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { ColumnGuide } from '@/components/catalog/ColumnGuide'
import { ImportForm } from '@/components/catalog/ImportForm'
import { buttonClasses } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Import and export' }

const files = [
  { label: 'Your clinic’s, as CSV', query: 'items=own&format=csv' },
  { label: 'Your clinic’s, as JSON', query: 'items=own&format=json' },
  { label: 'The whole catalog, as CSV', query: 'items=all&format=csv' },
  { label: 'The whole catalog, as JSON', query: 'items=all&format=json' },
]

export default async function ImportPage() {
  await requireStaff()
  return (
    <>
      <PageHeader
        title="Import and export"
        lead="Exercises of your clinic’s own, from a spreadsheet or another program. You see what a file would do before anything is saved."
        back={{ href: '/catalog', label: 'Catalog' }}
      />
      <div className="space-y-7">
        <ImportForm />
        <Section
          title="Export"
          lead="An export can be imported again and brings everything back but photographs."
        >
          <div className="flex flex-wrap gap-2">
            {files.map(({ label, query }) => (
              <FileLink key={query} label={label} query={query} />
            ))}
          </div>
        </Section>
        <Section
          title="How a file is written"
          lead="The first row names the columns, in any order; each further row is one exercise. Choices may be written as they stand here, and a list has one entry in each line of its cell."
          actions={<FileLink label="Empty template" query="items=none&format=csv" />}
          bare
        >
          <ColumnGuide />
        </Section>
      </div>
    </>
  )
}

function FileLink({ label, query }: { label: string; query: string }) {
  return (
    <a href={`/api/exercises/export?${query}`} download className={buttonClasses({ size: 'small' })}>
      <Download />
      <span>{label}</span>
    </a>
  )
}

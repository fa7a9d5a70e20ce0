// Owns the caseload: a dense line a plan on a desk, a card on a phone, whoever needs somebody first.
// Painted from plain words here, not sent as elements, as TodayView says.
'use client'

import { ClipboardCheck, Flag } from 'lucide-react'
import Link from 'next/link'
import { NoFigure } from '@/components/ui/NoFigure'
import { IconCopy, IconDrawing } from '@/components/ui/RepeatedIcon'
import { Table, type Column } from '@/components/ui/Table'
import type { CaseloadRow, ShareWords } from '@/domain/logging/caseload-words'

const link = 'text-accent-text underline-offset-2 hover:underline'

const columns: Column<CaseloadRow>[] = [
  {
    key: 'patient',
    header: 'Patient',
    heading: true,
    cell: (row) => (
      <>
        <Link
          href={`/patients/${row.patientId}`}
          prefetch={false}
          className={`${row.further ? 'font-normal' : 'font-semibold'} ${link}`}
        >
          {row.name}
        </Link>
        <span className="block text-sm font-normal text-muted">{row.about}</span>
      </>
    ),
  },
  { key: 'attention', header: 'Attention', cell: ({ flags }) => <Flags flags={flags} /> },
  { key: 'phase', header: 'Phase', cell: ({ standing }) => standing },
  { key: '7', header: '7 days', cell: ({ last7 }) => <Share share={last7} /> },
  { key: '28', header: '28 days', cell: ({ last28 }) => <Share share={last28} /> },
  { key: 'pain', header: 'Pain', cell: ({ pain }) => <Pain pain={pain} /> },
  { key: 'session', header: 'Next session', cell: ({ nextSession }) => nextSession },
  { key: 'reassess', header: 'Reassess', cell: ({ reassess }) => <Reassess reassess={reassess} /> },
]

export function StaffCaseload({ rows }: { rows: readonly CaseloadRow[] }) {
  return (
    <>
      <IconDrawing icon={Flag} id="flag" />
      <IconDrawing icon={ClipboardCheck} id="reassess" />
      <Table
        caption="Patients, those who need attention first"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </>
  )
}

function Flags({ flags }: Pick<CaseloadRow, 'flags'>) {
  if (flags.length === 0) return <span className="text-muted">Nothing</span>
  return (
    <ul className="space-y-1 md:min-w-52">
      {flags.map((flag) => (
        <li key={flag.code} className="flex gap-1.5 text-left">
          <IconCopy of="flag" className="mt-[0.2em] size-[1em] shrink-0 text-low" />
          <span>
            {`${flag.words} `}
            <span className="whitespace-nowrap text-muted">{`since ${flag.since}`}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Share({ share }: { share: ShareWords | null }) {
  if (!share) return <NoFigure />
  return (
    <span className="inline-block whitespace-nowrap tabular-nums">
      <strong>{share.figure}</strong> {share.band}
      <span className="block text-muted">{share.count}</span>
    </span>
  )
}

function Pain({ pain }: Pick<CaseloadRow, 'pain'>) {
  if (!pain) return <NoFigure />
  return (
    <span className="inline-block tabular-nums">
      <strong>{pain.latest}</strong> on {pain.on}
      {pain.trend && <span className="block text-muted">{pain.trend}</span>}
    </span>
  )
}

function Reassess({ reassess }: Pick<CaseloadRow, 'reassess'>) {
  if (!reassess) return <NoFigure />
  return (
    <Link href={`/plans/${reassess.planId}/reassess`} prefetch={false} className={`inline-block ${link}`}>
      {reassess.overdue && (
        <IconCopy of="reassess" className="mr-1 inline size-[1em] align-[-0.1em] text-low" />
      )}
      {reassess.words}
      <span className="sr-only"> (reassess)</span>
    </Link>
  )
}

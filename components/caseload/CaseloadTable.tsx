// Owns the lines of the caseload: a dense line a plan on a desk, a card on a phone, whoever needs somebody first.
// Painted from plain words here, not sent as elements, as TodayView says.
'use client'

import {
  CalendarPlus,
  Check,
  ClipboardCheck,
  Flag,
  MessageSquare,
  PenLine,
  TriangleAlert,
  UserX,
} from 'lucide-react'
import Link from 'next/link'
import { NoFigure } from '@/components/ui/NoFigure'
import { IconCopy, IconDrawing } from '@/components/ui/RepeatedIcon'
import { Table, type Column } from '@/components/ui/Table'
import type { CaseloadRow, ShareWords } from '@/domain/logging/caseload-words'
import { WeekBars } from './WeekBars'

export type LineDeed = 'message' | 'book' | 'flags'

const link = 'text-accent-text underline-offset-2 hover:underline'

const columns: Column<CaseloadRow>[] = [
  {
    key: 'patient',
    header: 'Patient',
    heading: true,
    cell: (row) => (
      <span className="inline-block @4xl:min-w-44">
        <Link
          href={`/patients/${row.patientId}`}
          prefetch={false}
          data-line={row.patientId}
          className={`${row.further ? 'font-normal' : 'font-semibold'} ${link}`}
        >
          {row.name}
        </Link>
        <span className="block text-sm font-normal text-muted">{row.about}</span>
        <span className="block text-sm font-normal">{row.standing}</span>
        {row.wrote && !row.further && (
          <Link
            href={`/patients/${row.patientId}#written`}
            prefetch={false}
            className={`block text-sm font-normal ${link}`}
          >
            <IconCopy of="wrote" className="mr-1 inline size-[1em] align-[-0.1em]" />
            {row.wrote}
          </Link>
        )}
      </span>
    ),
  },
  { key: 'attention', header: 'Attention', cell: (row) => <Attention {...row} /> },
  {
    key: 'adherence',
    header: 'Adherence',
    cell: ({ last7, last28, weeks }) => <Adherence {...{ last7, last28, weeks }} />,
  },
  { key: 'pain', header: 'Pain', cell: ({ pain }) => <Pain pain={pain} /> },
  {
    key: 'next',
    header: 'Next',
    cell: ({ nextSession, reassess }) => (
      <span className="block @4xl:inline-block @4xl:min-w-35">
        {nextSession}
        {reassess && <Reassess reassess={reassess} />}
      </span>
    ),
  },
]

export interface CaseloadTableProps {
  rows: readonly CaseloadRow[]
  begin: (deed: LineDeed, row: CaseloadRow) => void
}

export function CaseloadTable({ rows, begin }: CaseloadTableProps) {
  const deeds: Column<CaseloadRow> = {
    key: 'deeds',
    header: <span className="sr-only">Do</span>,
    cell: (row) => (
      <span className="inline-flex gap-1.5 @xl:w-18 @xl:flex-wrap">
        {row.mayTreat && !row.further && (
          <Deed
            of="message"
            label={`Message ${row.name}${row.unread ? `, ${row.unread.words}` : ''}`}
            count={row.unread?.count}
            onClick={() => begin('message', row)}
          />
        )}
        {row.mayBook && !row.further && (
          <Deed of="book" label={`Book ${row.name}`} onClick={() => begin('book', row)} />
        )}
        {row.mayTreat && row.flags.length > 0 && (
          <Deed of="flags" label={`Answer the flags of ${row.name}`} onClick={() => begin('flags', row)} />
        )}
      </span>
    ),
  }
  return (
    <>
      <IconDrawing icon={Flag} id="flag" />
      <IconDrawing icon={UserX} id="nobody" />
      <IconDrawing icon={TriangleAlert} id="against" />
      <IconDrawing icon={ClipboardCheck} id="reassess" />
      <IconDrawing icon={MessageSquare} id="message" />
      <IconDrawing icon={PenLine} id="wrote" />
      <IconDrawing icon={CalendarPlus} id="book" />
      <IconDrawing icon={Check} id="flags" />
      <Table
        caption="Patients, those who need attention first"
        columns={[...columns, deeds]}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </>
  )
}

type DeedProps = { of: LineDeed; label: string; count?: number | undefined; onClick: () => void }

function Deed({ of, label, count = 0, onClick }: DeedProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="relative grid size-8 cursor-pointer place-items-center rounded-control border border-edge hover:bg-sunken pointer-coarse:size-11"
    >
      <IconCopy of={of} className="size-[1.2em]" />
      {count > 0 && (
        <span className="absolute -top-1.5 -right-1.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs leading-4.5 font-bold text-accent-ink">
          {count > 9 ? '9+' : count}
        </span>
      )}
    </button>
  )
}

function Attention({ flags, against, further, ...row }: CaseloadRow) {
  const nobody = further ? null : row.nobody
  if (flags.length === 0 && !against && !nobody) return <span className="text-muted">Nothing</span>
  return (
    <ul className="space-y-1 @4xl:min-w-50">
      {nobody && (
        <li className="flex gap-1.5 text-left">
          <IconCopy of="nobody" className="mt-[0.2em] size-[1em] shrink-0 text-low" />
          {row.mayBook ? (
            <Link href={`/patients/${row.patientId}/edit`} prefetch={false} className={link}>
              {nobody}
            </Link>
          ) : (
            nobody
          )}
        </li>
      )}
      {against && (
        <li className="flex gap-1.5 text-left">
          <IconCopy of="against" className="mt-[0.2em] size-[1em] shrink-0 text-partial" />
          <Link href={`/plans/${against.planId}`} prefetch={false} className={link}>
            {against.words}
          </Link>
        </li>
      )}
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

function Adherence({ last7, last28, weeks }: Pick<CaseloadRow, 'last7' | 'last28' | 'weeks'>) {
  if (!last28) return <NoFigure />
  return (
    <span className="inline-flex items-end gap-2 whitespace-nowrap tabular-nums @xl:leading-tight">
      <span>
        <Share share={last7} days={7} />
        <Share share={last28} days={28} />
      </span>
      <WeekBars weeks={weeks} />
    </span>
  )
}

function Share({ share, days }: { share: ShareWords | null; days: number }) {
  return (
    <span className="block">
      {share ? <strong>{share.figure}</strong> : <NoFigure />}
      {share && ` ${share.band}`}
      <span className="block text-muted @xl:text-xs">
        {share ? `${share.count} in ${days} days` : `in ${days} days`}
      </span>
    </span>
  )
}

function Pain({ pain }: Pick<CaseloadRow, 'pain'>) {
  if (!pain) return <NoFigure />
  return (
    <span className="block tabular-nums @4xl:inline-block @4xl:min-w-32">
      <strong>{pain.latest}</strong> on {pain.on}
      {pain.trend && <span className="block text-muted @xl:text-xs">{pain.trend}</span>}
    </span>
  )
}

function Reassess({ reassess }: { reassess: NonNullable<CaseloadRow['reassess']> }) {
  return (
    <Link href={`/plans/${reassess.planId}/reassess`} prefetch={false} className={`block ${link}`}>
      {reassess.overdue && (
        <IconCopy of="reassess" className="mr-1 inline size-[1em] align-[-0.1em] text-low" />
      )}
      {reassess.words}
    </Link>
  )
}

// Owns the flags of a patient: what asks for attention and from what figures, what was answered, and the history below.
'use client'

import { BellOff, Check, Flag } from 'lucide-react'
import { PlanDialog } from '@/components/plans/PlanDialog'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import { addDays } from '@/domain/dates'
import type { CloseFlagsInput, FlagAnswer, KeptFlag, PutOffFlagsInput } from '@/domain/logging/flag-forms'
import { isClosed } from '@/domain/logging/flag-record'
import { flagNames, flagWords } from '@/domain/logging/flag-words'

export interface FlagListProps {
  flags: readonly KeptFlag[]
  today: string
  locale: string
  /** Null for whoever only reads along. */
  deeds: {
    close: (input: CloseFlagsInput) => Promise<ActionResult<void>>
    putOff: (input: PutOffFlagsInput) => Promise<ActionResult<void>>
  } | null
}

export function FlagList({ flags, today, locale, deeds }: FlagListProps) {
  const open = flags.filter(({ resolvedOn }) => resolvedOn === null)
  const waiting = open.filter(({ answered }) => !answered)
  const past = flags.filter(({ resolvedOn }) => resolvedOn !== null)
  const when = (date: string) => dateWords(date, locale, 'short')
  return (
    <div className="space-y-4">
      {open.length === 0 && <p className="text-muted">Nothing asks for attention.</p>}
      {deeds && waiting.length > 1 && (
        <FlagDeeds
          name="all"
          flags={waiting}
          labels={{
            close: `Close all ${waiting.length} with a note`,
            putOff: `Put all ${waiting.length} off`,
          }}
          about={waiting.map(({ code }) => flagNames[code]).join(', ')}
          {...{ deeds, today }}
        />
      )}
      <ul className="divide-y divide-line">
        {open.map((flag) => (
          <li key={flag.id} className="flex flex-wrap items-start gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
            <Flag
              aria-hidden
              className={`mt-[0.2em] size-[1.1em] shrink-0 ${flag.answered ? 'text-muted' : 'text-low'}`}
            />
            <div className="min-w-56 flex-1">
              <p className={flag.answered ? undefined : 'font-semibold'}>{flagWords(flag)}</p>
              <p className="text-sm text-muted">
                {`Since ${when(flag.since)}; flagged on ${when(flag.openedOn)}`}
              </p>
              <Answers answers={flag.answers} when={when} />
            </div>
            {deeds && (
              <FlagDeeds
                name={flag.id}
                flags={[flag]}
                labels={{ close: 'Close with a note', putOff: 'Put off' }}
                about={flagNames[flag.code]}
                {...{ deeds, today }}
              />
            )}
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary className="cursor-pointer text-accent-text">{`Earlier flags (${past.length})`}</summary>
          <ul className="mt-2 space-y-2">
            {past.map((flag) => (
              <li key={flag.id}>
                <p>{flagWords(flag)}</p>
                <p className="text-sm text-muted">
                  {`Since ${when(flag.since)}; gone on ${when(flag.resolvedOn ?? flag.openedOn)}`}
                </p>
                <Answers answers={flag.answers} when={when} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface FlagDeedsProps {
  /** Keeps the fields of its dialogs apart. */
  name: string
  flags: readonly KeptFlag[]
  labels: { close: string; putOff: string }
  about: string
  deeds: NonNullable<FlagListProps['deeds']>
  today: string
}

function FlagDeeds({ name, flags, labels, about, deeds, today }: FlagDeedsProps) {
  const of = flags.length === 1 ? `(${about})` : undefined
  const which = { flagIds: flags.map(({ id }) => id), seen: flags.map(({ seen }) => seen) }
  return (
    <div className="flex flex-wrap gap-2">
      <PlanDialog
        name={`close-${name}`}
        icon={<Check />}
        size="small"
        label={labels.close}
        of={of}
        description={`${about}: back only if it happens again.`}
        why="required"
        whyLabel="What you did, or why it can stay"
        confirm="Close"
        act={({ reason }) => deeds.close({ ...which, reason })}
      />
      {!flags.some(({ answers }) => isClosed(answers)) && (
        <PlanDialog
          name={`put-off-${name}`}
          icon={<BellOff />}
          size="small"
          label={labels.putOff}
          of={of}
          description={`${about}: not in the caseload before a day, unless it happens again.`}
          day={{ label: 'Until', earliest: addDays(today, 1) }}
          why="optional"
          confirm="Put off"
          act={({ day, reason }) => deeds.putOff({ ...which, on: day, reason })}
        />
      )}
    </div>
  )
}

function Answers({ answers, when }: { answers: readonly FlagAnswer[]; when: (date: string) => string }) {
  return answers.map(({ note, until, on, by }) => (
    <p key={`${on} ${note}`} className="text-sm">
      {until ? `Put off until ${when(until)}` : 'Closed'}
      <span className="text-muted">{` by ${by} on ${when(on)}`}</span>
      {note && `: ${note}`}
    </p>
  ))
}

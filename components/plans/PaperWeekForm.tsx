// Owns typing in a week from paper: the handout's boxes, each done, in part or not done, by press or by key, walked with the arrow keys.
'use client'

import { useState, type KeyboardEvent } from 'react'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import { skipReasons, type SkipReason } from '@/domain/logging/log'
import type { PaperCell, PaperSays, PaperWeek, PaperWeekInput } from '@/domain/logging/paper'
import { plural } from '@/domain/plural'
import { asTyped, nameCell, painOf, PainErrors, PainRow, WordsOfDays, type DaySaid } from './PaperCheckIns'

export interface PaperWeekFormProps {
  week: PaperWeek
  locale: string
  save: (input: PaperWeekInput) => Promise<ActionResult<{ saved: number }>>
}

const letters = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const reasons = Object.entries(skipReasons).map(([value, label]) => ({ value, label }))
/** What a box says, by press and by key; each press goes on to the next. */
const signs = [
  { says: 'empty', key: '', sign: '', words: 'nothing' },
  { says: 'done', key: 'd', sign: '✓', words: 'done' },
  { says: 'partial', key: 'p', sign: '½', words: 'done in part' },
  { says: 'skipped', key: 'n', sign: '–', words: 'not done' },
] as const
const signOf = (says: PaperSays) => signs.find((each) => each.says === says)!

type Said = Pick<PaperCell, 'says' | 'reason'>

const isChanged = ({ now, cell }: { now: Said; cell: PaperCell }) =>
  now.says !== cell.says || now.reason !== cell.reason

export function PaperWeekForm({ week, locale, save }: PaperWeekFormProps) {
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map())
  const [ofDay, setOfDay] = useState<ReadonlyMap<string, DaySaid>>(new Map())
  /** The days that were sent, in the order in which errors name them. */
  const [sent, setSent] = useState<readonly string[]>([])
  const saving = useAction(save)

  const boxes = week.rows.flatMap((row) =>
    row.days.flatMap((day, index) =>
      day.map((cell) => {
        const id = `${row.prescriptionId} ${index} ${cell.slot}`
        const time = day.length > 1 ? `, time ${cell.slot} of ${day.length}` : ''
        return {
          ...{ id, cell, prescriptionId: row.prescriptionId, on: week.days[index]! },
          name: `${row.name}, ${dateWords(week.days[index]!, locale, 'weekday')}${time}`,
          now: (!cell.onPhone && said.get(id)) || cell,
        }
      }),
    ),
  )
  const changed = boxes.filter(isChanged)
  const days = week.checkIns.map((checkIn) => {
    const error = saving.fields[`checkIns.${sent.indexOf(checkIn.on)}.pain`]
    return { checkIn, now: (!checkIn.onPhone && ofDay.get(checkIn.on)) || asTyped(checkIn), error }
  })
  const changedDays = days.filter(
    ({ checkIn, now }) => painOf(now) !== checkIn.pain || now.word.trim() !== checkIn.word,
  )
  const changes = changed.length + changedDays.length
  useLeaveWarning(changes > 0)
  const [known, setKnown] = useState(week)
  if (known !== week) {
    // What was saved stands there now; what was typed meanwhile is still to be saved.
    setKnown(week)
    setSaid(new Map(changed.map(({ id, now }) => [id, now])))
    setOfDay(new Map(changedDays.map(({ checkIn, now }) => [checkIn.on, now])))
  }
  const sayOfDay = (on: string, what: DaySaid) => setOfDay((before) => new Map(before).set(on, what))
  const say = (id: string, says: PaperSays, reason: SkipReason | null = null) =>
    setSaid((before) => new Map(before).set(id, { says, reason }))
  const notDone = boxes.filter(({ now, cell }) => now.says === 'skipped' && !cell.onPhone)

  return (
    <WhenReady>
      <form
        aria-label="Week from paper"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          setSent(changedDays.map(({ checkIn }) => checkIn.on))
          saving.run({
            checkIns: changedDays.map(({ checkIn: { on, seen }, now }) => ({
              on,
              seen,
              pain: painOf(now),
              word: now.word,
            })),
            cells: changed.map(({ prescriptionId, on, cell, now }) => ({
              ...{ prescriptionId, on, slot: cell.slot, seen: cell.seen },
              ...{ says: now.says, reason: now.reason },
            })),
          })
        }}
      >
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">What the patient wrote down on paper</caption>
            <thead>
              <tr>
                <th scope="col" className={nameCell}>
                  Exercise
                </th>
                {week.days.map((day, index) => (
                  <th key={day} scope="col" className="border border-line px-1 py-1 text-center">
                    {letters[index]}{' '}
                    <span className="block font-normal tabular-nums">{Number(day.slice(8))}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody onKeyDown={walk}>
              {week.rows.map((row) => (
                <tr key={row.prescriptionId}>
                  <th
                    scope="row"
                    className={`${nameCell} min-w-28 font-semibold break-words hyphens-auto sm:min-w-36`}
                  >
                    {row.name} <span className="block text-sm font-normal text-muted">{row.often}</span>
                  </th>
                  {week.days.map((day) => (
                    <td key={day} className="border border-line px-1 py-1 text-center">
                      {boxes
                        .filter((box) => box.prescriptionId === row.prescriptionId && box.on === day)
                        .map((box) => (
                          <Box key={box.id} {...box} say={(says) => say(box.id, says)} />
                        ))}
                    </td>
                  ))}
                </tr>
              ))}
              {days.length > 0 && <PainRow columns={week.days} {...{ days, locale }} say={sayOfDay} />}
            </tbody>
          </table>
        </div>
        <PainErrors {...{ days, locale }} />
        <p className="text-sm text-muted">
          Press a box for ✓ done, ½ done in part, – not done, and empty again; or use the keys D, P, N and the
          arrows. What is typed in here is marked as from paper in the figures. What the patient has logged on
          the phone stays as it is.
        </p>
        {notDone.length > 0 && (
          <fieldset className="space-y-3">
            <legend className="font-semibold">Why was it not done?</legend>
            {notDone.map(({ id, name, now }) => (
              <Field key={id} label={name} optional form={id.replaceAll(' ', '-')}>
                <Select
                  name="reason"
                  placeholder="No reason given"
                  options={reasons}
                  value={now.reason ?? ''}
                  onChange={(event) =>
                    say(id, 'skipped', (event.currentTarget.value || null) as SkipReason | null)
                  }
                  className="sm:max-w-xs"
                />
              </Field>
            ))}
          </fieldset>
        )}
        <WordsOfDays {...{ days, locale }} say={sayOfDay} />
        {saving.done && changes === 0 && <Alert tone="good" title="Saved" />}
        {saving.fields[''] && <Alert tone="danger" title={saving.fields['']} />}
        <Button type="submit" variant="primary" pending={saving.pending} disabled={changes === 0}>
          {changes === 0 ? 'Nothing changed' : `Save ${plural(changes, 'change')}`}
        </Button>
      </form>
    </WhenReady>
  )
}

interface BoxProps {
  name: string
  cell: PaperCell
  now: Said
  say: (says: PaperSays) => void
}

function Box({ name, cell, now, say }: BoxProps) {
  const { sign, words } = signOf(now.says)
  const stood = cell.says !== 'empty' && isChanged({ now, cell }) ? signOf(cell.says) : null
  return (
    <button
      type="button"
      aria-label={`${name}: ${words}${cell.onPhone ? ', logged on the phone' : ''}${stood ? `, ${stood.words} before` : ''}`}
      disabled={cell.onPhone}
      onClick={() => say(signs[(signs.indexOf(signOf(now.says)) + 1) % signs.length]!.says)}
      onKeyDown={(event) => {
        const meant = signs.find(({ key }) => key !== '' && key === event.key.toLowerCase())
        if (meant && !event.ctrlKey && !event.metaKey && !event.altKey) say(meant.says)
        else if (event.key === 'Delete' || event.key === 'Backspace') say('empty')
      }}
      className="m-0.5 inline-flex size-9 flex-col items-center justify-center rounded-control border border-edge bg-raised text-lg leading-none font-bold hover:bg-sunken disabled:border-line disabled:bg-sunken disabled:text-muted pointer-coarse:size-11"
    >
      {sign}
      {cell.onPhone && <span className="text-xs font-normal">phone</span>}
      {stood && <span className="text-xs font-normal">was {stood.sign}</span>}
    </button>
  )
}

/** Right and left to the next box of the row, down and up to the same day of another exercise. */
function walk(event: KeyboardEvent<HTMLTableSectionElement>) {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }
  const step = steps[event.key]
  const box = event.target
  if (!step || !(box instanceof HTMLButtonElement)) return
  event.preventDefault()
  const open = (scope: Element | null | undefined) => [
    ...(scope?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? []),
  ]
  const row = box.closest('tr')
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const boxes = open(row)
    return boxes[boxes.indexOf(box) + step]?.focus()
  }
  const column = box.closest('td')?.cellIndex ?? 0
  const slot = open(box.closest('td')).indexOf(box)
  for (
    let next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
    next;
    next = step > 0 ? next.nextElementSibling : next.previousElementSibling
  ) {
    const boxes = open((next as HTMLTableRowElement).cells[column])
    const there = boxes[slot] ?? boxes.at(-1)
    if (there) return there.focus()
  }
}

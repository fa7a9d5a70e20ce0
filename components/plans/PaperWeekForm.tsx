// Owns typing in a week from paper: the handout's boxes, ticked with the space bar and walked with the arrow keys.
'use client'

import { useState, type KeyboardEvent } from 'react'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { PaperCell, PaperWeek, PaperWeekInput } from '@/domain/logging/paper'

export interface PaperWeekFormProps {
  week: PaperWeek
  locale: string
  save: (input: PaperWeekInput) => Promise<ActionResult<{ saved: number }>>
}

const letters = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

export function PaperWeekForm({ week, locale, save }: PaperWeekFormProps) {
  /** Boxes that are now otherwise than what is saved. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const saving = useAction(save)
  useLeaveWarning(turned.size > 0)

  const boxes = week.rows.flatMap(({ prescriptionId, days }) =>
    days.flatMap((day, index) =>
      day.map((cell) => ({
        prescriptionId,
        on: week.days[index]!,
        cell,
        id: boxId(prescriptionId, index, cell),
      })),
    ),
  )
  const isTicked = (id: string, { state }: PaperCell) => (state !== 'empty') !== turned.has(id)
  const turn = (id: string) =>
    setTurned((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  const send = () =>
    saving.run({
      cells: boxes
        .filter(({ id }) => turned.has(id))
        .map(({ prescriptionId, on, cell, id }) => ({
          ...{ prescriptionId, on, slot: cell.slot, seen: cell.seen },
          ticked: isTicked(id, cell),
        })),
    })

  return (
    <WhenReady>
      <form
        aria-label="Week from paper"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">Tick what the patient ticked on paper</caption>
            <thead>
              <tr>
                <th scope="col" className="border border-line px-2 py-1">
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
                  <th scope="row" className="min-w-36 border border-line px-2 py-1 font-semibold">
                    {row.name} <span className="block text-sm font-normal text-muted">{row.often}</span>
                  </th>
                  {row.days.map((day, index) => (
                    <td key={index} className="border border-line px-1 py-1 text-center">
                      {day.map((cell) => {
                        const id = boxId(row.prescriptionId, index, cell)
                        const when = dateWords(week.days[index]!, locale, 'weekday')
                        const time = day.length > 1 ? `, time ${cell.slot} of ${day.length}` : ''
                        const phone = cell.state === 'phone'
                        return (
                          <label key={id} className="inline-flex flex-col items-center p-1">
                            <input
                              type="checkbox"
                              className="size-5 pointer-coarse:size-6"
                              aria-label={`${row.name}, ${when}${time}${phone ? ', logged on the phone' : ''}`}
                              checked={isTicked(id, cell)}
                              disabled={phone}
                              onChange={() => turn(id)}
                            />
                            {phone && (
                              <span aria-hidden className="text-xs text-muted">
                                phone
                              </span>
                            )}
                          </label>
                        )
                      })}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="text-sm text-muted">
          Space ticks, the arrow keys walk. What is typed in here is marked as from paper in the figures. What
          the patient has logged on the phone stays as it is.
        </p>
        {saving.fields[''] && <Alert tone="danger" title={saving.fields['']} />}
        <Button type="submit" variant="primary" pending={saving.pending} disabled={turned.size === 0}>
          {turned.size === 0
            ? 'Nothing changed'
            : `Save ${turned.size} ${turned.size === 1 ? 'box' : 'boxes'}`}
        </Button>
      </form>
    </WhenReady>
  )
}

const boxId = (prescriptionId: string, day: number, { slot }: PaperCell) => `${prescriptionId} ${day} ${slot}`

/** Right and left to the next box of the row, down and up to the same day of another exercise. */
function walk(event: KeyboardEvent<HTMLTableSectionElement>) {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }
  const step = steps[event.key]
  const box = event.target
  if (!step || !(box instanceof HTMLInputElement)) return
  event.preventDefault()
  const open = (scope: Element | null | undefined) => [
    ...(scope?.querySelectorAll<HTMLInputElement>('input:enabled') ?? []),
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

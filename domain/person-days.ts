// A person's logs and check-ins told day by day, for whoever reads their file: each exercise by its name, and a day in one entry.
import { skipReasons, type CheckIn, type Log } from '@/domain/logging/log'

type Entry = Pick<
  Log,
  | 'prescriptionId'
  | 'dueOn'
  | 'status'
  | 'setsDone'
  | 'repsDone'
  | 'pain'
  | 'painAfter'
  | 'effort'
  | 'skipReason'
  | 'note'
  | 'replaces'
  | 'source'
> & { late: boolean; extra: boolean }

export type PersonFile = {
  person: { plans: { versions: { phases: Phase[] }[] }[] }
  logs: Entry[]
  checkIns: Pick<CheckIn, 'on' | 'pain' | 'word' | 'settled' | 'replaces'>[]
}
type Phase = { prescriptions: { id: string; exerciseName: string }[] }

/** The same file with its days in place of its thousands of single entries, in the order in which they were written down. */
export function toldByDay<File extends PersonFile>({ logs, checkIns, ...file }: File) {
  const names = new Map(
    file.person.plans
      .flatMap(({ versions }) => versions.flatMap(({ phases }) => phases))
      .flatMap(({ prescriptions }) => prescriptions.map(({ id, exerciseName }) => [id, exerciseName])),
  )
  const days = new Map<string, { exercises: Map<string, string[]>; wholeDay: string[] }>()
  const dayOf = (on: string) => {
    const key = on.slice(0, 10)
    const day = days.get(key) ?? { exercises: new Map<string, string[]>(), wholeDay: [] }
    days.set(key, day)
    return day
  }
  for (const log of logs) {
    const { exercises } = dayOf(log.dueOn)
    const name = names.get(log.prescriptionId) ?? 'An exercise'
    exercises.set(name, [...(exercises.get(name) ?? []), logWords(log)])
  }
  for (const checkIn of checkIns) dayOf(checkIn.on).wholeDay.push(checkInWords(checkIn))
  return {
    ...file,
    days: [...days]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, { exercises, wholeDay }]) => ({
        day,
        exercises: [...exercises].map(([name, times]) => `${name}: ${times.join(' / ')}`).join('. '),
        wholeDay: wholeDay.join(' / '),
      })),
  }
}

const statuses = { done: 'done', partial: 'in part', skipped: 'not done', removed: 'entry removed' }

function logWords(log: Entry): string {
  return [
    log.skipReason ? `${statuses[log.status]} (${skipReasons[log.skipReason]})` : statuses[log.status],
    log.setsDone !== null && `sets ${log.setsDone}`,
    log.repsDone !== null && `repetitions ${log.repsDone}`,
    log.pain !== null && `pain ${log.pain}`,
    log.painAfter !== null && `pain after ${log.painAfter}`,
    log.effort !== null && `effort ${log.effort}`,
    log.note && `“${log.note}”`,
    log.extra && 'not asked for',
    log.late && 'written down late',
    log.source === 'paper' && 'from paper',
    log.replaces && 'in place of an earlier entry',
  ]
    .filter(Boolean)
    .join(', ')
}

function checkInWords({ pain, word, settled, replaces }: PersonFile['checkIns'][number]): string {
  return [
    pain !== null && `pain ${pain}`,
    settled !== null && (settled ? 'settled by the morning' : 'not settled by the morning'),
    word && `“${word}”`,
    replaces && 'in place of an earlier entry',
  ]
    .filter(Boolean)
    .join(', ')
}

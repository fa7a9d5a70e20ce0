// A person's logs and check-ins told day by day, for whoever reads their file: each exercise by its name, and a day in one entry.
import { skipReasons, type Log, type RecordedCheckIn, type Said } from '@/domain/logging/log'
import { timeOfDay } from '@/domain/logging/times-of-day'
import { slotsOf } from '@/domain/plans/occurrences'
import type { Prescription } from '@/domain/plans/plan'

type Entry = Said &
  Pick<Log, 'prescriptionVersionId' | 'replaces' | 'source'> & { late: boolean; extra: boolean }

export type PersonFile = {
  person: { plans: { versions: { phases: Phase[] }[] }[] }
  logs: Entry[]
  checkIns: Pick<RecordedCheckIn, 'on' | 'pain' | 'word' | 'settled' | 'replaces' | 'source'>[]
}
type Phase = { prescriptions: Pick<Prescription, 'versionId' | 'exerciseName' | 'dosage'>[] }

/** The same file with its days in place of its thousands of single entries, in the order in which they were written down. */
export function toldByDay<File extends PersonFile>({ logs, checkIns, ...file }: File) {
  const prescribed = new Map(
    file.person.plans
      .flatMap(({ versions }) => versions.flatMap(({ phases }) => phases))
      .flatMap(({ prescriptions }) => prescriptions.map((each) => [each.versionId, each])),
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
    const known = prescribed.get(log.prescriptionVersionId)
    const name = known?.exerciseName ?? 'An exercise'
    const slots = known ? slotsOf(known.dosage.frequency) : 1
    exercises.set(name, [...(exercises.get(name) ?? []), logWords(log, slots)])
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

function logWords(log: Entry, slots: number): string {
  return [
    // What is done as needed has no time of the day.
    slots > 0 && timeOfDay(log.slot, slots).toLowerCase(),
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

function checkInWords({ pain, word, settled, replaces, source }: PersonFile['checkIns'][number]): string {
  return [
    pain === null && settled === null && !word && statuses.removed,
    pain !== null && `pain ${pain}`,
    settled !== null && (settled ? 'settled by the morning' : 'not settled by the morning'),
    word && `“${word}”`,
    source === 'paper' && 'from paper',
    replaces && 'in place of an earlier entry',
  ]
    .filter(Boolean)
    .join(', ')
}

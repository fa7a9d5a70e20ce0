// What a phone keeps so that a day can be drawn without a network: what the page of a day reads, and nothing that it does not show.
import { addDays } from '@/domain/dates'
import type { CheckIn, Log } from '@/domain/logging/log'
import { todayPage, type HowTo, type Known, type TodayPage } from '@/domain/logging/today-page'
import type { CalendarDate, Phase, PlanHistory, PlanVersion } from '@/domain/plans/plan'
import { versionInForce } from '@/domain/plans/schedule'

/** The plan is drawn so far ahead; then the phone has to ask again. */
export const daysAhead = 14

export type KeptDays = {
  /** Whose it is: the account's id, which says nothing of them. */
  person: string
  /** What tells people apart who share a phone; none on a phone that has not been connected since. */
  calledBy?: string
  madeOn: CalendarDate
  /** The moment by the clinic's clock. */
  madeAt?: string
  until: CalendarDate
  timeZone: string
  locale: string
  clinicPhone: string
  plans: Known['plans']
  logs: readonly Log[]
  checkIns: readonly CheckIn[]
  howTo: readonly HowTo[]
}

type Given = Pick<KeptDays, 'person' | 'timeZone' | 'locale' | 'clinicPhone'> & {
  name: string
  /** By the clinic's clock. */
  now: string
  known: Known
  /** The first day whose entries are at hand. */
  from: CalendarDate
  today: CalendarDate
}

export function keptDays({ known, name, now, from, today, ...about }: Given): KeptDays {
  const until = addDays(today, daysAhead)
  const plans = known.plans.map((plan) => ({
    ...plan,
    problem: '',
    versions: versionsBetween(plan, from, until).map(withoutWords),
  }))
  const shown = new Set(
    plans.flatMap((plan) =>
      plan.versions.flatMap(({ phases }) =>
        phases.flatMap((phase) => phase.prescriptions.map(({ exerciseId }) => exerciseId)),
      ),
    ),
  )
  const howTo = [...known.howTo.values()].filter(({ id }) => shown.has(id))
  return {
    ...about,
    calledBy: shortName(name),
    madeOn: today,
    madeAt: now,
    until,
    plans,
    logs: known.logs,
    checkIns: known.checkIns,
    howTo,
  }
}

/** What a phone keeps, and by how many milliseconds its clock was ahead of the clinic's when that came. */
export type KeptOnPhone = KeptDays & { ahead?: number }

/**
 * The time by the clinic's clock, of a phone whose own may be a day off. Where that were before the days came, the phone's
 * was put right since.
 */
export function clinicTime({ madeAt, ahead = 0 }: KeptOnPhone, clock: number): number {
  const time = clock - ahead
  return madeAt !== undefined && time < Date.parse(madeAt) ? clock : time
}

/** "Edith M.": of all but the first word its letter. In many places a couple has one first word, which is the family's. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return [first, ...rest.map((word) => `${[...word][0]}.`)].join(' ')
}

/** The page of a day from what was kept and what waits to be sent. */
export const keptPage = (
  kept: KeptDays,
  waiting: { logs: readonly Log[]; checkIns: readonly CheckIn[] },
  on: CalendarDate,
  today: CalendarDate,
): TodayPage =>
  todayPage(
    {
      plans: namedByExercises(kept.plans),
      logs: [...kept.logs, ...waiting.logs],
      checkIns: [...kept.checkIns, ...waiting.checkIns],
      howTo: new Map(kept.howTo.map((each) => [each.id, each])),
      // Without a network it cannot be opened.
      keepsWell: false,
    },
    on,
    today,
  )

/** What a plan is for is not on the phone, so several are told apart by what is done in them, and first by what only one asks for. */
function namedByExercises(plans: Known['plans']): Known['plans'] {
  const all = plans.map(exercisesOf)
  return plans.map((plan, index) => {
    const others = new Set(all.filter((_, at) => at !== index).flat())
    const names = all[index]!
    const own = names.filter((name) => !others.has(name))
    const [first, second, ...more] = own.length > 0 ? own : names
    const problem = [first, second].filter(Boolean).join(more.length > 0 ? ', ' : ' and ')
    return { ...plan, problem: more.length > 0 ? `${problem} and more` : problem }
  })
}

const exercisesOf = ({ versions }: PlanHistory): string[] => [
  ...new Set(
    versions.flatMap(({ phases }) =>
      phases.flatMap(({ prescriptions }) => prescriptions.map(({ exerciseName }) => exerciseName)),
    ),
  ),
]

function versionsBetween(plan: PlanHistory, from: CalendarDate, until: CalendarDate) {
  const first = versionInForce(plan, from)?.number ?? 0
  return plan.versions.filter(({ number, effectiveOn }) => number >= first && effectiveOn <= until)
}

const withoutWords = (version: PlanVersion): PlanVersion => ({
  ...version,
  phases: version.phases.map(({ id, startDay, weeks, prescriptions }): Phase => ({
    id,
    startDay,
    weeks,
    kind: 'custom',
    name: '',
    sessions: 0,
    everyWeeks: 1,
    sessionMinutes: 0,
    aim: '',
    criterion: '',
    prescriptions: prescriptions
      .filter(({ delivery }) => delivery === 'home')
      .map(({ caution: _, ...prescription }) => prescription),
  })),
})

// What a phone keeps so that a day can be drawn without a network: what the page of a day reads, and nothing that it does not show.
import { addDays, dayNumber, eachDay } from '@/domain/dates'
import type { CheckIn, Log } from '@/domain/logging/log'
import { resumedAfter } from '@/domain/logging/tally'
import { isDoneAtHome } from '@/domain/logging/today'
import { lookAhead, todayPage, type HowTo, type Known, type TodayPage } from '@/domain/logging/today-page'
import type { CalendarDate, Phase, PlanHistory, PlanVersion, Prescription } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'

/** The plan is drawn so far ahead; then the phone has to ask again. */
export const daysAhead = 14

/**
 * The days whose pages can be drawn from what is kept: from the first whose entries are, and not only from the first that
 * may be logged today, since a phone whose clock is set back later draws earlier ones.
 */
export const daysDrawn = (from: CalendarDate, today: CalendarDate): CalendarDate[] =>
  eachDay(from, addDays(today, daysAhead))

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
  /** How it is done, of what the drawn days have. */
  known: Known
  /** The first day whose entries are at hand. */
  from: CalendarDate
  today: CalendarDate
}

export function keptDays({ known, name, now, from, today, ...about }: Given): KeptDays {
  const drawn = daysDrawn(from, today)
  return {
    ...about,
    calledBy: shortName(name),
    madeOn: today,
    madeAt: now,
    until: addDays(today, daysAhead),
    plans: known.plans.map((plan) => keptPlan(plan, known.logs, drawn)),
    logs: known.logs,
    checkIns: known.checkIns,
    howTo: [...known.howTo.values()],
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

/** Those that are named: of others, the phone keeps no word. */
const exercisesOf = ({ versions }: PlanHistory): string[] => [
  ...new Set(
    versions.flatMap(({ phases }) =>
      phases.flatMap(({ prescriptions }) =>
        prescriptions.flatMap(({ exerciseName }) => (exerciseName === '' ? [] : exerciseName)),
      ),
    ),
  ),
]

type OfPlan = Known['plans'][number]

/**
 * How its phases lie, of all versions, since that says where it stands. What is to be done, of the phases that the pages of
 * the days count by, and its words, where such a page shows them. The name of what was logged is read where it stood last;
 * of a plan that was over before those pages begin nothing else is.
 */
function keptPlan(plan: OfPlan, logs: readonly Log[], drawn: readonly CalendarDate[]): OfPlan {
  const isOver = plan.endedOn !== null && plan.endedOn < addDays(drawn[0]!, -daysBeside)
  const counted = isOver ? new Set<Phase>() : phasesCounted(plan, drawn)
  const clock = planClock(plan)
  const shown = new Set(drawn.map((day) => clock.place(dayNumber(day))?.phase))
  const logged = new Set(logs.map(({ prescriptionId }) => prescriptionId))
  const phases = plan.versions.flatMap((version) => version.phases)
  const stoodLast = new Map(
    phases.flatMap((phase) => phase.prescriptions.map(({ id }) => [id, phase] as const)),
  )
  const isKept = (phase: Phase, each: Prescription) =>
    (counted.has(phase) && isDoneAtHome(each)) || (logged.has(each.id) && stoodLast.get(each.id) === phase)
  const versions = plan.versions.map((version) => ({
    ...version,
    phases: version.phases.map((phase) => ({
      ...withoutWords(phase),
      prescriptions: phase.prescriptions
        .filter((each) => isKept(phase, each))
        .map(({ caution: _, ...each }): Prescription =>
          shown.has(phase)
            ? each
            : { ...each, exerciseName: logged.has(each.id) ? each.exerciseName : '', note: '' },
        ),
    })),
  }))
  return { ...plan, problem: '', versions: isOver ? versions.filter(saysAnything) : versions }
}

const saysAnything = ({ phases }: PlanVersion) => phases.some(({ prescriptions }) => prescriptions.length > 0)

/** The days that a page may take for today: fourteen either side of the one on which it was kept. */
const daysToday = 2 * daysAhead + 1
/** So many days of the plan before a day and after it may be of its plan week, and count with it. */
const daysBeside = 6

/**
 * The phases of the days that the page of one of these looks at. A page takes an open pause to end with the day that is today
 * then, which may be any of so many. By a clock that was set back further, what is next after one is not exact.
 */
function phasesCounted(plan: PlanHistory, drawn: readonly CalendarDate[]): ReadonlySet<Phase> {
  const [from, until] = [dayNumber(drawn[0]!), dayNumber(drawn.at(-1)!)]
  const phases = new Set<Phase>()
  const walk = (of: PlanHistory, first: number) => {
    const clock = planClock(of)
    const last = Math.max(clock.daysBefore(until + lookAhead), clock.daysBefore(until) + daysBeside)
    for (let at = Math.max(0, clock.daysBefore(first) - daysBeside); at <= last; at++) {
      const day = clock.dayOf(at)
      const place = day === null ? null : clock.place(day)
      if (place) phases.add(place.phase)
    }
  }
  walk(plan, from)
  if (plan.pauses.some(({ resumedOn }) => resumedOn === null))
    for (const today of drawn.slice(-daysToday).map(dayNumber)) walk(resumedAfter(plan, today), today)
  return phases
}

const withoutWords = ({ id, startDay, weeks, prescriptions }: Phase): Phase => ({
  id,
  startDay,
  weeks,
  prescriptions,
  kind: 'custom',
  name: '',
  sessions: 0,
  everyWeeks: 1,
  sessionMinutes: 0,
  aim: '',
  criterion: '',
})

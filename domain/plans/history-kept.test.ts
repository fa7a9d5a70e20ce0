// History is never rewritten: whatever is published, moved, paused and resumed, every past due date and the dosage of every past day stay as they were.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayNumber, eachDay } from '@/domain/dates'
import { duplicatePhase, movePhase } from '@/domain/plans/arrange'
import { nextVersionOf } from '@/domain/plans/draft'
import { occurrencesDue } from '@/domain/plans/occurrences'
import type { CalendarDate, Phase, PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { anyPlan, aWeek, monday } from '@/domain/plans/plan.fixture'
import { misplacedPhases, phasesWhenMoving, publishedPhases, startDays } from '@/domain/plans/publish'
import { phaseOn, versionInForce, versionsFrom } from '@/domain/plans/schedule'

type Course = { plan: PlanHistory; today: CalendarDate }
type Deed = (course: Course) => Course

let count = 0
const newId = () => `id-${count++}`

const planDay = ({ plan }: Course, date: CalendarDate) =>
  Math.max(0, planClock(plan).daysBefore(dayNumber(date)))

function withVersion({ plan, today }: Course, effectiveOn: CalendarDate, phases: Phase[]): Course {
  const number = (plan.versions.at(-1)?.number ?? 0) + 1
  return {
    today,
    plan: { ...plan, versions: [...plan.versions, { id: newId(), number, effectiveOn, phases }] },
  }
}

type Edit = (phases: Phase[]) => Omit<Phase, 'startDay'>[]

/** As the server publishes an edited draft of the newest version, from today or later. */
const publish =
  (later: number, edit: Edit): Deed =>
  (course) => {
    const effectiveOn = addDays(course.today, later)
    const previous = course.plan.versions.at(-1)?.phases ?? []
    const day = planDay(course, effectiveOn)
    const edited = edit(structuredClone(previous))
    const { phases } = nextVersionOf({
      problem: '',
      goals: [],
      startsOn: monday,
      reassessEveryWeeks: 4,
      phases: edited.map((phase) => ({ ...phase, startDay: 0 })),
    })
    if (phases.length === 0 || misplacedPhases(phases, previous, day).length > 0) return course
    const catalog = new Map(
      edited
        .flatMap((phase) => phase.prescriptions)
        .map((each) => [each.exerciseId, { ...each, contraindications: [], precautions: [] }]),
    )
    const days = startDays(phases, previous, day)
    const made = publishedPhases(phases, previous, day, catalog, [], newId)
    expect(made.map((phase) => phase.startDay)).toEqual(days)
    return withVersion(course, effectiveOn, made)
  }

const moveOn =
  (later: number, which: number): Deed =>
  (course) => {
    const effectiveOn = addDays(course.today, later)
    const previous = course.plan.versions.at(-1)?.phases ?? []
    const target = previous[which % Math.max(1, previous.length)]
    const day = planDay(course, effectiveOn)
    const changed = versionsFrom(course.plan, effectiveOn).map(({ version, from }) => ({
      from,
      phases: target ? phasesWhenMoving(version.phases, target.id, day, newId) : null,
    }))
    if (changed.some(({ phases }) => phases === null)) return course
    return changed.reduce((so, { from, phases }) => withVersion(so, from, phases!), course)
  }

const pause =
  (later: number): Deed =>
  ({ plan, today }) =>
    plan.pauses.some(({ resumedOn }) => resumedOn === null)
      ? { plan, today }
      : {
          today,
          plan: { ...plan, pauses: [...plan.pauses, { from: addDays(today, later), resumedOn: null }] },
        }

const resume =
  (later: number): Deed =>
  ({ plan, today }) => {
    const on = addDays(today, later)
    const pauses = plan.pauses.map((each) =>
      each.resumedOn === null && on >= each.from ? { ...each, resumedOn: on } : each,
    )
    return { today, plan: { ...plan, pauses } }
  }

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 6 })).map(
    ([at, weeks]): Edit =>
      (phases) =>
        phases.map((phase, i) => (i === at % phases.length ? { ...phase, weeks } : phase)),
  ),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 })).map(
    ([sets, days]): Edit =>
      (phases) =>
        phases.map((phase) => ({
          ...phase,
          prescriptions: phase.prescriptions.map((each) =>
            each.delivery === 'home'
              ? { ...each, dosage: { ...each.dosage, sets, frequency: aWeek(days) } }
              : each,
          ),
        })),
  ),
  fc.nat(2).map(
    (at): Edit =>
      (phases) =>
        phases.toSpliced(at % phases.length, 1),
  ),
  fc.nat(2).map(
    (at): Edit =>
      (phases) =>
        movePhase(phases, at % phases.length, 1),
  ),
  fc.nat(2).map(
    (at): Edit =>
      (phases) =>
        duplicatePhase(phases, at % phases.length, newId),
  ),
  fc.constant<Edit>((phases) =>
    phases.map((phase) => ({ ...phase, prescriptions: phase.prescriptions.slice(1) })),
  ),
)

const later = fc.nat(20)
const deeds = fc.oneof(
  fc.tuple(later, edits).map(([days, edit]) => publish(days, edit)),
  fc.tuple(later, fc.nat(3)).map(([days, which]) => moveOn(days, which)),
  later.map(pause),
  later.map(resume),
  fc
    .integer({ min: 1, max: 15 })
    .map((days): Deed => ({ plan, today }) => ({ plan, today: addDays(today, days) })),
)

/** What a log of any past day counts against, and what was due on it. */
function past({ plan, today }: Course) {
  const yesterday = addDays(today, -1)
  return {
    due: occurrencesDue(plan, monday, yesterday),
    dosages: eachDay(monday, yesterday).map((date) => [
      date,
      phaseOn(plan, date)?.phase.prescriptions.map(({ id, versionId, dosage }) => [id, versionId, dosage]) ??
        null,
    ]),
  }
}

it('stays as it was through any sequence of edits, versions, moves, pauses and resumes', () => {
  let published = 0
  fc.assert(
    fc.property(anyPlan, fc.array(deeds, { minLength: 5, maxLength: 14 }), (plan, doings) => {
      let course: Course = { plan, today: monday }
      for (const deed of doings) {
        const before = past(course)
        course = deed(course)
        const after = past(course)
        expect(after.due.slice(0, before.due.length)).toEqual(before.due)
        expect(after.dosages.slice(0, before.dosages.length)).toEqual(before.dosages)
      }
      published += course.plan.versions.length - 1
    }),
    { numRuns: 400 },
  )
  // A test of courses in which nothing was ever changed would prove nothing.
  expect(published).toBeGreaterThan(400)
})

it('a change from a day on brings nothing forward that waits for a later one, and loses nothing', () => {
  const waiting = fc.array(fc.tuple(later, edits), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(anyPlan, waiting, later, (plan, publications, days) => {
      const today = addDays(plan.startsOn, 20)
      const course = publications.reduce<Course>((so, [ahead, edit]) => publish(ahead, edit)(so), {
        plan,
        today,
      })
      const changed = versionsFrom(course.plan, addDays(today, days)).reduce(
        (so, { version, from }) => withVersion(so, from, version.phases),
        course,
      )
      for (let day = 0; day < 60; day++) {
        const date = addDays(today, day)
        expect(versionInForce(changed.plan, date)?.phases).toBe(versionInForce(course.plan, date)?.phases)
      }
    }),
  )
})

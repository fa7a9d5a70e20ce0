// The oracle: every figure worked out once more from docs/clinical-rules.md alone, day by day and slowly, sharing no code with domain/.
import type { RawLog, RawPhase, RawPlan, RawPrescription } from './raw-rows.fixture'

type Day = {
  date: string
  planDay: number | null
  phase: RawPhase | null
  /** 1 on the first day of the phase. */
  nth: number
}

export type Counting = {
  date: string
  prescription: string
  phase: string
  week: string
  outcome: 'done' | 'partial' | 'skipped' | 'not-logged'
  sets: number
  setsDone: number | null
  late: boolean
  paper: boolean
}

export type NaiveAdherence = {
  due: number
  met: number
  done: number
  partial: number
  skipped: number
  notLogged: number
  frequency: number | null
  dose: number | null
  partialWithoutFigures: number
  late: number
  fromPaper: number
  extra: number
}

const oneDay = 24 * 60 * 60 * 1000
export const plus = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10)
const apart = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / oneDay)
/** Monday is 1. */
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

type RawVersion = RawPlan['versions'][number]

/** The calendar of a plan, from its first day. An open pause is taken to end tomorrow, so that its week has an end. */
export function calendar(plan: RawPlan, daysBeyondToday = 40): Day[] {
  const last = plus(plan.today, daysBeyondToday)
  const days: Day[] = []
  let planDay = 0
  let version: RawVersion | undefined
  /** What was under way when the version came. */
  let found: RawPhase | null = null
  for (let date = plan.starts_on; date <= last; date = plus(date, 1)) {
    if (plan.ended_on && date > plan.ended_on) break
    const inForce = plan.versions.filter((each) => each.effective_on <= date).at(-1)
    if (inForce !== version) {
      found = version ? lived(plan, version, planDay, found) : null
      version = inForce
    }
    const paused = plan.pauses.some(
      ({ from_on, resumed_on }) => from_on <= date && date < (resumed_on ?? plus(plan.today, 1)),
    )
    if (paused) {
      days.push({ date, planDay: null, phase: null, nth: 0 })
      continue
    }
    const phase = version ? lived(plan, version, planDay, found) : null
    days.push({ date, planDay, phase, nth: phase ? planDay - phase.startDay + 1 : 0 })
    planDay++
  }
  return days
}

/** Without the pauses what the version goes on with would have begun when it came: so long what was under way then lasts. */
function lived(
  { starts_on }: RawPlan,
  version: RawVersion,
  planDay: number,
  found: RawPhase | null,
): RawPhase | null {
  const phase = underWay(version, planDay)
  if (phase) return phase
  const toCome = version.phases.filter(({ startDay }) => startDay > planDay)
  if (toCome.length === 0 || toCome[0]!.startDay > apart(starts_on, version.effective_on)) return null
  const kept = version.phases.find((each) => each.id === found?.id)
  return kept && kept.startDay <= planDay ? kept : found
}

function underWay(version: RawVersion | undefined, planDay: number): RawPhase | null {
  const begun = version?.phases.filter((phase) => phase.startDay <= planDay).at(-1)
  return begun && planDay < begun.startDay + begun.weeks * 7 ? begun : null
}

/** Of each chain of entries: the first, and the one that counts, unless that one removes it. */
export function standing(logs: RawLog[]): { first: RawLog; last: RawLog }[] {
  return logs
    .filter((log) => log.replaces === null)
    .map((first) => {
      let last = first
      for (let next = replacing(last); next; next = replacing(last)) last = next
      return { first, last }
    })
    .filter(({ last }) => last.status !== 'removed')

  function replacing(log: RawLog) {
    return logs.find((each) => each.replaces === log.id)
  }
}

const isDoing = (log: RawLog) => log.status === 'done' || log.status === 'partial'

/** Due on the k-th of n days: day ceil(7k/n) of each plan week; or on the weekdays named. */
function falls({ frequency }: RawPrescription['dosage'], day: Day): boolean {
  if (frequency.kind === 'weekdays') return frequency.weekdays!.includes(weekday(day.date))
  if (frequency.kind !== 'days-a-week') return false
  const n = frequency.days!
  const dayOfWeek = ((day.nth - 1) % 7) + 1
  return Array.from({ length: n }, (_, i) => Math.ceil((7 * (i + 1)) / n)).includes(dayOfWeek)
}

/** Everything that counts from the plan's first day to today, and what was done beyond it. */
export function counting(plan: RawPlan): { counted: Counting[]; extra: RawLog[] } {
  const days = calendar(plan)
  const counted: Counting[] = []
  const extra: RawLog[] = []
  const entries = standing(plan.logs).filter(({ last }) => last.due_on <= plan.today)
  const dayOf = (date: string) => days.find((day) => day.date === date)
  const prescribed = (id: string, day: Day | undefined) =>
    day?.phase?.prescriptions.find((each) => each.id === id && each.delivery === 'home')

  const ids = new Set(
    plan.versions.flatMap(({ phases }) =>
      phases.flatMap(({ prescriptions }) => prescriptions.map(({ id }) => id)),
    ),
  )
  for (const id of ids) {
    const weeks = new Map<
      string,
      { due: { day: Day; slot: number }[]; fits: typeof entries; lapsed: number }
    >()
    const own = entries.filter(({ last }) => last.prescription_id === id)
    const used = new Set<string>()
    const count = (day: Day, entry: (typeof entries)[number] | null) => {
      const { dosage } = prescribed(id, day)!
      const sets = dosage.sets ?? 1
      const log = entry?.last
      counted.push({
        date: day.date,
        prescription: id,
        phase: day.phase!.id,
        week: `${day.phase!.id} ${Math.floor((day.nth - 1) / 7)}`,
        outcome: log ? (log.status as Counting['outcome']) : 'not-logged',
        sets,
        setsDone: !log || log.status === 'skipped' ? 0
          : log.sets_done !== null ? Math.min(log.sets_done, sets)
          : log.status === 'done' ? sets : null,
        late: entry !== null && entry.last.source !== 'paper' && entry.first.overdue,
        paper: log?.source === 'paper',
      }) // prettier-ignore
      if (entry) used.add(entry.last.id)
    }
    /** A day counts when it is over; today counts once it is logged. */
    const over = (day: Day, entry: (typeof entries)[number] | null) =>
      day.date < plan.today || (day.date === plan.today && entry?.last.due_on === plan.today)

    /** What would have fallen due in the rest of the week, if it is not asked for from the next day on. */
    const lapsedAfter = (day: Day) => {
      const next = days.find(({ planDay }) => planDay === day.planDay! + 1)
      const { dosage } = prescribed(id, day)!
      if (day.nth % 7 === 0 || prescribed(id, next)?.dosage.frequency.timesADay) return 0
      const rest = Array.from({ length: 7 - (day.nth % 7) }, (_, i) => ({ ...day, nth: day.nth + 1 + i }))
      return rest.filter((each) => falls(dosage, each)).length * dosage.frequency.timesADay!
    }

    for (const day of days) {
      const prescription = prescribed(id, day)
      const { frequency } = prescription?.dosage ?? {}
      if (!frequency?.timesADay) continue
      const fits = own.filter(({ last }) => last.due_on === day.date && last.slot <= frequency.timesADay!)
      const flexible = frequency.kind === 'days-a-week' && frequency.days! < 7
      const due = falls(prescription!.dosage, day)
        ? Array.from({ length: frequency.timesADay }, (_, i) => ({ day, slot: i + 1 }))
        : []
      if (flexible) {
        const key = `${day.phase!.id} ${Math.floor((day.nth - 1) / 7)}`
        const week = weeks.get(key) ?? { due: [], fits: [] }
        weeks.set(key, {
          due: [...week.due, ...due],
          fits: [...week.fits, ...fits],
          lapsed: lapsedAfter(day),
        })
        continue
      }
      for (const { slot } of due) {
        const entry = fits.find(({ last }) => last.slot === slot) ?? null
        if (over(day, entry)) count(day, entry)
      }
    }

    for (const { due, fits, lapsed } of weeks.values()) {
      fits.sort((a, b) => (a.last.due_on + a.last.slot < b.last.due_on + b.last.slot ? -1 : 1))
      const doings = fits.filter(({ last }) => isDoing(last))
      const met = doings.slice(0, due.length + lapsed)
      for (const entry of met) count(dayOf(entry.last.due_on)!, entry)
      // A skip says why: of the next one due from its day on, or else of the first that nothing was said of.
      const unmet = due
        .slice(met.length)
        .map(({ day }) => ({ day, skip: null as (typeof entries)[number] | null }))
      for (const skip of fits.filter(({ last }) => last.status === 'skipped')) {
        const open = unmet.filter((each) => each.skip === null)
        const said = open.find(({ day }) => day.date >= skip.last.due_on) ?? open[0]
        if (said) said.skip = skip
      }
      for (const { day, skip } of unmet) if (over(day, skip)) count(day, skip)
    }
    extra.push(...own.map(({ last }) => last).filter((log) => isDoing(log) && !used.has(log.id)))
  }
  return { counted, extra }
}

export function adherenceOf(counted: Counting[], extra: RawLog[] = []): NaiveAdherence {
  const of = (outcome: Counting['outcome']) => counted.filter((each) => each.outcome === outcome).length
  const withFigures = counted.filter((each) => each.setsDone !== null)
  const total = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
  const sets = total(withFigures.map((each) => each.sets))
  const met = of('done') + of('partial')
  return {
    due: counted.length,
    met,
    done: of('done'),
    partial: of('partial'),
    skipped: of('skipped'),
    notLogged: of('not-logged'),
    frequency: counted.length === 0 ? null : met / counted.length,
    dose: sets === 0 ? null : total(withFigures.map((each) => each.setsDone!)) / sets,
    partialWithoutFigures: counted.length - withFigures.length,
    late: counted.filter((each) => each.late).length,
    fromPaper: counted.filter((each) => each.paper).length,
    extra: extra.length,
  }
}

/** Sessions counted by what became of them, and those that the frequency asked for in the intervals that are over. */
export function sessionsOf(plan: RawPlan, phaseId?: string) {
  const days = calendar(plan, 500)
  const inPhase = (date: string) =>
    !isPaused(plan, date) && days.find((day) => day.date === date)?.phase?.id === phaseId
  const sessions = plan.sessions.filter(({ starts }) => phaseId === undefined || inPhase(starts))
  const of = (status: string, more: (session: RawPlan['sessions'][number]) => boolean = () => true) =>
    sessions.filter((session) => session.status === status && more(session)).length
  const [attended, missed] = [of('attended'), of('missed')]
  const cancelledByPatient = of('cancelled-by-patient', ({ moved_to_id }) => moved_to_id === null)
  const booked = attended + missed + cancelledByPatient

  // Sessions of n every k weeks are spread like days of a week: the j-th by day ceil(7kj/n) of its interval.
  const intervals = new Map<string, { phase: string; first: string; last: string; asked: number }>()
  for (const { date, phase, nth } of days) {
    if (!phase) continue
    const length = phase.everyWeeks * 7
    const key = [phase.id, phase.startDay, phase.everyWeeks, Math.floor((nth - 1) / length)].join(' ')
    const interval = intervals.get(key) ?? { phase: phase.id, first: date, last: date, asked: 0 }
    const dayOfInterval = ((nth - 1) % length) + 1
    const ends = Array.from({ length: phase.sessions }, (_, j) =>
      Math.ceil((length * (j + 1)) / phase.sessions),
    )
    interval.asked += ends.filter((end) => end === dayOfInterval).length
    interval.last = date
    intervals.set(key, interval)
  }
  const asked = [...intervals.values()]
    .filter((each) => each.last < plan.today && (phaseId === undefined || each.phase === phaseId))
    .reduce((sum, each) => sum + each.asked, 0)
  const running = [...intervals.values()].find((each) => each.last >= plan.today)
  const delivered = of('attended', ({ starts }) => !running || starts < running.first)
  return {
    attended,
    missed,
    cancelledByPatient,
    cancelledByClinic: of('cancelled-by-clinic', ({ moved_to_id }) => moved_to_id === null),
    unmarkedPast: of('booked', ({ over }) => over),
    booked: of('booked', ({ over }) => !over),
    share: booked === 0 ? null : attended / booked,
    askedFor: asked,
    delivered,
    delivery: asked === 0 ? null : Math.min(1, delivered / asked),
  }
}

export type NaiveFlag = { code: string; since: string; figures: Record<string, number> }

/** Of one active plan. */
export function flagsOf(plan: RawPlan): NaiveFlag[] {
  if (plan.status !== 'active') return []
  const { today } = plan
  const flags: NaiveFlag[] = []
  const logs = standing(plan.logs).map(({ last }) => last).filter((log) => log.due_on <= today) // prettier-ignore
  const recent = (date: string) => date > plus(today, -14) && date <= today
  const days = calendar(plan)
  const firstOf = (dates: string[]) => [...dates].sort()[0]!

  const over = logs.filter((log) => {
    const worst = Math.max(log.pain ?? -1, log.pain_after ?? -1)
    const inForce = days
      .find((day) => day.date === log.due_on && !isPaused(plan, log.due_on))
      ?.phase?.prescriptions.find((each) => each.id === log.prescription_id)
    const shown = plan.versions
      .flatMap(({ phases }) => phases.flatMap(({ prescriptions }) => prescriptions))
      .find((each) => each.versionId === log.prescription_version_id)
    return recent(log.due_on) && worst > (inForce ?? shown)!.dosage.painCeiling
  })
  if (over.length > 0)
    flags.push({
      code: 'over-ceiling',
      since: firstOf(over.map((log) => log.due_on)),
      figures: {
        logs: over.length,
        pain: Math.max(...over.map((log) => Math.max(log.pain ?? 0, log.pain_after ?? 0))),
      },
    })

  const painful = logs.filter(
    (log) => log.skip_reason === 'pain' && log.status === 'skipped' && recent(log.due_on),
  )
  const near = painful.filter((log) =>
    painful.some((other) => other !== log && Math.abs(apart(log.due_on, other.due_on)) < 7),
  )
  if (near.length > 0)
    flags.push({
      code: 'too-painful-twice',
      since: firstOf(near.map((log) => log.due_on)),
      figures: { skips: near.length },
    })

  const baseline = baselinePain(plan)
  const meanOn = (date: string) => {
    const answers = checkInsOf(plan).filter(
      ({ on, pain }) => pain !== null && on <= date && on > plus(date, -7),
    )
    return answers.length < 3 ? null : answers.reduce((sum, { pain }) => sum + pain!, 0) / answers.length
  }
  const raised = (date: string) => baseline !== null && (meanOn(date) ?? -1) >= baseline + 2
  if (raised(today)) {
    let since = today
    while (since > plus(today, -27) && raised(plus(since, -1))) since = plus(since, -1)
    flags.push({ code: 'pain-rising', since, figures: { mean: meanOn(today)!, baseline: baseline! } })
  }

  const lastLog = logs.map((log) => log.due_on).sort().at(-1) // prettier-ignore
  const since = lastLog && plus(lastLog, 1) > plan.starts_on ? plus(lastLog, 1) : plan.starts_on
  const silent = days.filter(({ date }) => date >= since && date < today && !isPaused(plan, date))
  const { counted } = counting(plan)
  const due = counted.filter(({ date }) => date >= since && date < today)
  if (silent.length >= 4 && due.length > 0)
    flags.push({ code: 'silent', since, figures: { days: silent.length, due: due.length } })

  const fortnight = counted.filter(({ date }) => recent(date))
  const met = fortnight.filter(({ outcome }) => outcome === 'done' || outcome === 'partial').length
  if (plan.starts_on <= plus(today, -13) && fortnight.length > 0 && met / fortnight.length < 0.5)
    flags.push({ code: 'low-adherence', since: plus(today, -13), figures: { due: fortnight.length, met } })

  const dueOn = reassessmentOn(plan)
  if (dueOn !== null && dueOn < today)
    flags.push({ code: 'reassessment-overdue', since: dueOn, figures: { days: apart(dueOn, today) } })

  const missed = plan.missed.filter(recent)
  if (missed.length > 0)
    flags.push({ code: 'session-missed', since: firstOf(missed), figures: { sessions: missed.length } })
  return flags
}

const isPaused = (plan: RawPlan, date: string) =>
  plan.pauses.some(({ from_on, resumed_on }) => from_on <= date && (resumed_on === null || date < resumed_on))

/** Those that nothing replaces. */
export const checkInsOf = (plan: RawPlan) =>
  plan.check_ins.filter((each) => plan.check_ins.every((other) => other.replaces !== each.id))

export const baselinePain = (plan: RawPlan) =>
  plan.assessments
    .find(({ kind }) => kind === 'baseline')
    ?.measurements.find(({ measure }) => measure === 'nprs-average')?.value ?? null

/** Of today's version; before the plan's first day of that day's. */
export const ruleOf = ({ versions, today, starts_on }: RawPlan) =>
  versions.filter(({ effective_on }) => effective_on <= (today < starts_on ? starts_on : today)).at(-1)!

/** As set at the last assessment; else by sessions or weeks: the interval after it; after a baseline, or none, from the plan's first day, unpaused. */
export function reassessmentOn(plan: RawPlan): string | null {
  const last = plan.assessments.at(-1)
  const { reassess_every_weeks: weeks, reassess_at_share: share } = ruleOf(plan)
  if (last?.next_due_on) return last.next_due_on
  if (share !== null) return reassessmentBySessions(plan, share)
  if (last && last.kind !== 'baseline') return plus(last.on, weeks * 7)
  if (plan.pauses.some(({ resumed_on }) => resumed_on === null)) {
    const before = calendar(plan).filter(({ date, planDay }) => planDay !== null && date < plan.today)
    return before.find(({ planDay }) => planDay === weeks * 7)?.date ?? null
  }
  return calendar(plan, 300).find(({ planDay }) => planDay === weeks * 7)?.date ?? null
}

/** The first of all marks that no reassessment answered, on its day or in the week before it. */
function reassessmentBySessions(plan: RawPlan, share: number): string | null {
  const reassessed = plan.assessments.filter(({ kind }) => kind !== 'baseline').at(-1)?.on
  const pausedFrom = plan.pauses.find(({ resumed_on }) => resumed_on === null)?.from_on
  const held = plan.sessions
    .filter(({ status, starts }) => status === 'attended' || (status === 'booked' && starts >= plan.today))
    .map(({ starts }) => starts)
    .filter((date) => !isPaused(plan, date))
    .sort()
  const days = calendar(plan, 700).filter(({ phase }) => phase !== null)
  const marks: (string | null)[] = []
  for (const id of new Set(days.map(({ phase }) => phase!.id))) {
    const own = days.filter(({ phase }) => phase!.id === id)
    // Sessions of n every k weeks are spread like days of a week: the j-th by day ceil(7kj/n) of its interval.
    const asked = own.reduce((sum, { phase, nth }) => {
      const length = phase!.everyWeeks * 7
      const ends = Array.from({ length: phase!.sessions }, (_, j) =>
        Math.ceil((length * (j + 1)) / phase!.sessions),
      )
      return sum + ends.filter((end) => end === ((nth - 1) % length) + 1).length
    }, 0)
    const lastDay = own.at(-1)!.date
    const end = pausedFrom !== undefined && lastDay >= pausedFrom ? [] : [lastDay]
    const came = held.filter((date) => own.some((day) => day.date === date))
    for (const mark of share === 50 ? [asked / 2, asked] : [asked]) {
      const whole = Math.ceil(mark)
      const completes = whole > 0 ? came.slice(whole - 1, whole) : []
      marks.push([...completes, ...end].sort()[0] ?? null)
    }
  }
  const open = marks.find((mark) => mark === null || reassessed === undefined || mark > plus(reassessed, 7))
  return open ?? null
}

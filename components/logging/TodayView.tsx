// Owns the patient's page of a day: what to do, what can be left, the week, and how the day was.
// Drawn from plain data here and on the phone: as elements sent from the server it would be twice as long and five times as slow to make.
'use client'

import { ChevronDown, CircleCheckBig, Leaf } from 'lucide-react'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { IconDrawing } from '@/components/ui/RepeatedIcon'
import type { ExerciseView, LoggedView, PlanDay, TodayPage } from '@/domain/logging/today-page'
import { byTimeOfDay } from '@/domain/logging/times-of-day'
import type { TodayWords } from '@/domain/logging/today-words'
import { CheckInCard } from './CheckInCard'
import { ExerciseCard } from './ExerciseCard'
import { OutboxNotice } from './OutboxNotice'
import { PainFaceDrawings } from './PainFace'
import { WeekStrip } from './WeekStrip'

// Most days are logged without it.
const GuideDialog = lazy(() => import('./guide/GuideDialog'))

export interface TodayViewProps {
  page: TodayPage
  words: TodayWords
  timeZone: string
  clinicPhone: string
  /** The key of the sheet that a plain link opened. */
  open: string
  /** The fields of that sheet that were wrong, by name. */
  wrong: readonly string[]
  /** A plain form came back without having been saved. */
  notSaved: boolean
  /** A new id for each plain form: by the key of an exercise, or by the plan of a check-in. */
  formIds: Record<string, string>
}

export function TodayView(props: TodayViewProps) {
  const { page: given, words, notSaved } = props
  // What the guide logged, until the page itself says it.
  const [guided, setGuided] = useState<Record<string, LoggedView>>({})
  const [guide, setGuide] = useState<readonly ExerciseView[] | null>(null)
  const page = useMemo(() => withLogs(given, guided), [given, guided])
  const openGuide = (first: ExerciseView) =>
    setGuide([
      first,
      ...page.plans.flatMap((plan) => plan.due).filter((item) => item.key !== first.key && !item.log),
    ])
  const isToday = page.on === page.today
  const several = page.plans.length > 1
  return (
    <div className="space-y-5">
      <IconDrawing icon={ChevronDown} id="unfold" />
      <PainFaceDrawings />
      <OutboxNotice />
      <header>
        <h1 className="text-2xl font-bold">{words.title}</h1>
        <p className="text-muted">
          {words.lead}{' '}
          {!isToday && (
            <a
              href="/today"
              className="inline-flex min-h-11 items-center font-semibold text-accent-text underline"
            >
              Back to today
            </a>
          )}
        </p>
      </header>
      {notSaved && (
        <Alert tone="danger" title="Not saved">
          Your last answer could not be saved. Look below at what is there, and try again.
        </Alert>
      )}
      <WeekStrip week={page.week} words={words.week} on={page.on} today={page.today} left={stillToDo(page)} />
      {page.plans.map((plan) => (
        <PlanOfDay key={plan.planId} {...props} {...{ plan, several, page, openGuide }} />
      ))}
      <Nothing page={page} date={words.date} />
      {page.plans.map((plan) => (
        <CheckInCard
          key={plan.planId}
          planId={plan.planId}
          about={several ? plan.problem : ''}
          day={dayOf(props)}
          checkIn={plan.checkIn}
          before={plan.checkInBefore}
          asksToSettle={plan.asksToSettle}
          formId={props.formIds[plan.planId] ?? ''}
          openHref={openHref(page, `check-in-${plan.planId}`)}
          startsOpen={props.open === `check-in-${plan.planId}`}
        />
      ))}
      {guide && (
        <Suspense>
          <GuideDialog
            items={guide}
            day={dayOf(props)}
            onLogged={(key, log) => setGuided((before) => ({ ...before, [key]: log }))}
            onClose={() => setGuide(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

/** An entry of the page's own is newer than the guide's. */
const withLogs = (page: TodayPage, guided: Record<string, LoggedView>): TodayPage => {
  const fill = (item: ExerciseView) => (item.log ? item : { ...item, log: guided[item.key] ?? null })
  return {
    ...page,
    plans: page.plans.map((plan) => ({
      ...plan,
      due: plan.due.map(fill),
      notNeeded: plan.notNeeded.map(fill),
      asNeeded: plan.asNeeded.map(fill),
    })),
  }
}

const stillToDo = (page: TodayPage) =>
  page.plans
    .flatMap((plan) => plan.due)
    .filter(({ log }) => log?.status !== 'done' && log?.status !== 'partial').length
const dayOf = ({ page, timeZone }: TodayViewProps) => ({ on: page.on, today: page.today, timeZone })
const dayHref = (page: TodayPage) => (page.on === page.today ? '/today' : `/today?on=${page.on}`)
const openHref = (page: TodayPage, key: string) =>
  `/today?${page.on === page.today ? '' : `on=${page.on}&`}more=${key}#${key}`

interface PlanOfDayProps extends TodayViewProps {
  plan: PlanDay
  several: boolean
  openGuide: (first: ExerciseView) => void
}

function PlanOfDay({ plan, several, openGuide, ...props }: PlanOfDayProps) {
  const left = plan.due.filter((item) => item.log === null).length
  const times = byTimeOfDay(plan.due)
  const timed = times.some(({ time }) => time !== '')
  const cards = (items: readonly ExerciseView[], underTime = false) =>
    items.map((item) => (
      <ExerciseCard
        key={item.key}
        item={item}
        underTime={underTime}
        day={dayOf(props)}
        clinicPhone={props.clinicPhone}
        formId={props.formIds[item.key] ?? ''}
        openHref={openHref(props.page, item.key)}
        closeHref={`${dayHref(props.page)}#${item.key}`}
        startsOpen={props.open === item.key}
        startsWrong={props.open === item.key ? props.wrong : []}
        onGuide={() => openGuide(item)}
      />
    ))
  return (
    <>
      {plan.due.length > 0 && (
        <Exercises
          title={several ? `To do: ${plan.problem}` : 'To do'}
          lead={leftWords(left, plan.due.length)}
        >
          {timed ? (
            times.map(({ time, items }) => (
              <TimeOfDay key={time} time={time}>
                {cards(items, true)}
              </TimeOfDay>
            ))
          ) : (
            <Cards>{cards(plan.due)}</Cards>
          )}
        </Exercises>
      )}
      {plan.notNeeded.length > 0 && (
        <Exercises title="Not needed today" lead="Enough for this week, or for today. You may still do them.">
          <Cards>{cards(plan.notNeeded)}</Cards>
        </Exercises>
      )}
      {plan.asNeeded.length > 0 && (
        <Exercises title="When you need it" lead="Do these when they help. They are not counted.">
          <Cards>{cards(plan.asNeeded)}</Cards>
        </Exercises>
      )}
    </>
  )
}

function leftWords(left: number, all: number): ReactNode {
  if (left > 0) return left === all ? `${all} for today` : `${left} of ${all} still to do`
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-good">
      <CircleCheckBig aria-hidden className="size-5" /> All logged. Well done.
    </span>
  )
}

function Exercises({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="mb-2 text-muted">{lead}</p>
      {children}
    </section>
  )
}

const Cards = ({ children }: { children: ReactNode }) => <ul className="space-y-3">{children}</ul>

function TimeOfDay({ time, children }: { time: string; children: ReactNode }) {
  const words = time || 'Any time'
  return (
    <div role="group" aria-label={words} className="mt-4">
      <h3 className="mb-2 text-lg font-bold">{words}</h3>
      <Cards>{children}</Cards>
    </div>
  )
}

/** A day without exercises says why, kindly. */
function Nothing({ page, date }: { page: TodayPage; date: string }) {
  if (page.plans.some((plan) => plan.due.length + plan.notNeeded.length + plan.asNeeded.length > 0))
    return null
  const words = {
    none: ['Your plan is on its way', 'Your therapist is still writing it. It will appear here.'],
    'not-started': ['Your plan has not started yet', date ? `It starts on ${date}.` : ''],
    paused: [
      'Your plan is paused',
      date ? `It goes on on ${date}.` : 'Your therapist will tell you when it goes on.',
    ],
    over: [
      'Your plan is finished',
      'What you did is under Progress. Ask your clinic if you need help again.',
    ],
    'under-way': ['Nothing to do on this day', `Rest is a part of the plan.${date ? ` Next: ${date}.` : ''}`],
  }[page.state]
  return (
    <EmptyState icon={<Leaf />} title={words[0]}>
      {words[1]}
      {page.state === 'over' && (
        <a
          href="/keep-well"
          className="mt-2 flex min-h-11 items-center justify-center font-semibold underline"
        >
          What keeps you well
        </a>
      )}
    </EmptyState>
  )
}

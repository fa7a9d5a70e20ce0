// Owns the exercises of one plan on the patient's page of a day: what the day asks for, and what may be left.
'use client'

import { CircleCheckBig } from 'lucide-react'
import type { ReactNode } from 'react'
import { byTimeOfDay } from '@/domain/logging/times-of-day'
import type { ExerciseView, PlanDay, TodayPage } from '@/domain/logging/today-page'
import { ExerciseCard, howId } from './ExerciseCard'
import { LoggedWords } from './LoggedWords'
import type { TodayViewProps } from './TodayView'
import { dayHref } from './WeekStrip'

export const dayOf = ({ page, timeZone }: TodayViewProps) => ({ on: page.on, today: page.today, timeZone })
const dayWith = (page: TodayPage, asked: string) =>
  `/today?${page.on === page.today ? '' : `on=${page.on}&`}${asked}`
export const openHref = (page: TodayPage, key: string) => dayWith(page, `more=${key}#${key}`)

interface PlanOfDayProps extends TodayViewProps {
  plan: PlanDay
  several: boolean
  /** The prescriptions that hurt too much on this day. */
  hurt: ReadonlySet<string>
  openGuide: (first: ExerciseView) => void
  /** The exercise that the guide is asked for while it is not there. */
  guideAsked: { key: string; missing: boolean } | null
}

const titled = (title: string, { plan, several }: Pick<PlanOfDayProps, 'plan' | 'several'>) =>
  several ? `${title}: ${plan.problem}` : title

export function ToDo({ plan, several, ...props }: PlanOfDayProps) {
  if (plan.due.length === 0) return null
  const times = byTimeOfDay(plan.due)
  const timed = times.some(({ time }) => time !== '')
  return (
    <Exercises
      title={titled('To do', { plan, several })}
      lead={leftWords(plan.due, props.page.on === props.page.today)}
    >
      {timed ? (
        times.map(({ time, items }) => (
          <TimeOfDay key={time} time={time}>
            <Cards {...props} items={items} due underTime />
          </TimeOfDay>
        ))
      ) : (
        <Cards {...props} items={plan.due} due />
      )}
    </Exercises>
  )
}

/** What was done is not gone because the plan was changed on the same day. */
export function AlsoLogged({ plan, several }: Pick<PlanOfDayProps, 'plan' | 'several'>) {
  if (plan.alsoLogged.length === 0) return null
  return (
    <Exercises
      title={titled('Also logged on this day', { plan, several })}
      lead="Your plan does not ask for it on this day. Your therapist sees it."
    >
      <ul className="space-y-2">
        {plan.alsoLogged.map(({ name, log }) => (
          <li key={log.id} className="rounded-card border border-line p-3.5">
            <p className="font-semibold">{name}</p>
            <LoggedWords log={log} />
          </li>
        ))}
      </ul>
    </Exercises>
  )
}

export function MayDo({ plan, several, ...props }: PlanOfDayProps) {
  const named = (title: string) => titled(title, { plan, several })
  return (
    <>
      {plan.notNeeded.length > 0 && (
        <Exercises
          title={named('Not needed today')}
          lead="Enough for this week, or for today. You may still do them."
        >
          <Cards {...props} items={plan.notNeeded} />
        </Exercises>
      )}
      {plan.asNeeded.length > 0 && (
        <Exercises title={named('When you need it')} lead="Do these when they help. They are not counted.">
          <Cards {...props} items={plan.asNeeded} />
        </Exercises>
      )}
    </>
  )
}

interface CardsProps extends Omit<PlanOfDayProps, 'plan' | 'several'> {
  items: readonly ExerciseView[]
  due?: boolean
  underTime?: boolean
}

function Cards({ items, due = false, underTime = false, hurt, openGuide, guideAsked, ...props }: CardsProps) {
  return (
    <ul className="space-y-3">
      {items.map((item) => (
        <ExerciseCard
          key={item.key}
          item={item}
          due={due}
          underTime={underTime}
          hurtBefore={hurt.has(item.prescriptionId)}
          ownLimit={item.painCeiling !== props.page.painLimit}
          day={dayOf(props)}
          clinicPhone={props.clinicPhone}
          formId={props.formIds[item.key] ?? ''}
          openHref={openHref(props.page, item.key)}
          howHref={dayWith(props.page, `how=${item.key}#${howId(item.key)}`)}
          unfolded={props.unfolded === item.key}
          closeHref={`${dayHref(props.page.on, props.page.today)}#${item.key}`}
          startsOpen={props.open === item.key}
          startsWrong={props.open === item.key ? props.wrong : []}
          onGuide={() => openGuide(item)}
          guide={guideAsked?.key !== item.key ? null : guideAsked.missing ? 'missing' : 'coming'}
        />
      ))}
    </ul>
  )
}

/** What counts on this day, and apart from it what will do on another one as well. */
function leftWords(items: readonly ExerciseView[], isToday: boolean): ReactNode {
  const left = items.filter(({ log }) => log === null)
  const free = left.filter(({ waits }) => waits).length
  const due = left.length - free
  const day = isToday ? 'today' : 'this day'
  if (due > 0 && free > 0) return `${due} for ${day}, and ${free} on a day that you choose`
  if (due > 0) return due === items.length ? `${due} for ${day}` : `${due} of ${items.length} still to do`
  if (free > 0)
    return isToday
      ? `You choose the days. ${free === 1 ? 'This one does' : 'These do'} not have to be today.`
      : 'You choose the days. Log here what you did on this one.'
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

function TimeOfDay({ time, children }: { time: string; children: ReactNode }) {
  const words = time || 'Any time'
  return (
    <div role="group" aria-label={words} className="mt-4">
      <h3 className="mb-2 text-lg font-bold">{words}</h3>
      {children}
    </div>
  )
}

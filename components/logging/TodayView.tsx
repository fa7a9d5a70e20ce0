// Owns the patient's page of a day: what to do, what can be left, the week, and how the day was.
// Drawn from plain data here and on the phone: as elements sent from the server it would be twice as long and five times as slow to make.
'use client'

import { ChevronDown, Leaf } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { IconDrawing } from '@/components/ui/RepeatedIcon'
import { useLater, whenLoaded } from '@/components/ui/useLater'
import { hurtPrescriptions } from '@/domain/logging/pain'
import type { LoggedView } from '@/domain/logging/log'
import { exercisesOf, withExercises, type ExerciseView, type TodayPage } from '@/domain/logging/today-page'
import type { TodayWords } from '@/domain/logging/today-words'
import { CheckInCard } from './CheckInCard'
import { AlsoLogged, dayOf, MayDo, openHref, ToDo } from './DayExercises'
import { OutboxNotice } from './OutboxNotice'
import { PainFaceDrawings } from './PainFace'
import { PainLimit } from './PainLimit'
import { standing, type SavedHere } from './saved-here'
import { WeekStrip } from './WeekStrip'

// Most days are logged without it.
const loadGuide = () => import('./guide/GuideDialog').then((module) => module.GuideDialog)

export interface TodayViewProps {
  page: TodayPage
  words: TodayWords
  timeZone: string
  clinicPhone: string
  /** The key of the sheet that a plain link opened. */
  open: string
  /** The key of the exercise that a link asked how to do. */
  unfolded: string
  /** The fields of that sheet that were wrong, by name. */
  wrong: readonly string[]
  /** A plain form came back without having been saved. */
  notSaved: 'refused' | 'somebody-else' | null
  /** A new id for each plain form: by the key of an exercise, or by the plan of a check-in. */
  formIds: Record<string, string>
}

export function TodayView(props: TodayViewProps) {
  const { page: given, words, notSaved } = props
  // By the key of an exercise.
  const [guided, setGuided] = useState<Guided>({})
  const [guide, setGuide] = useState<readonly ExerciseView[] | null>(null)
  const page = useMemo(() => withLogs(given, guided), [given, guided])
  const hurt = useMemo(() => hurtPrescriptions(exercisesOf(page)), [page])
  const { part: GuideDialog, missing, ask } = useLater(loadGuide)
  // Ahead, for whoever goes into the garden with it.
  useEffect(() => whenLoaded(ask), [ask])
  // Of the exercise that the guide was opened at.
  const left = useRef<string | null>(null)
  useEffect(() => {
    if (guide || !left.current) return
    // Nobody is guided once more through what was done: what the focus came from is gone by now.
    if (document.activeElement === document.body) document.getElementById(left.current)?.focus()
    left.current = null
  }, [guide])
  const openGuide = (first: ExerciseView) => {
    if (!GuideDialog) ask()
    setGuide([
      first,
      ...page.plans
        .flatMap((plan) => plan.due)
        .filter((item) => item.key !== first.key && !item.log && !hurt.has(item.prescriptionId)),
    ])
  }
  const guideAsked = GuideDialog || !guide?.[0] ? null : { key: guide[0].key, missing }
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
          {notSaved === 'refused'
            ? 'Your last answer could not be saved. Look below at what is there, and try again.'
            : 'Somebody else is signed in now. What was tapped on the page before is not theirs, so nothing was saved.'}
        </Alert>
      )}
      {page.state !== 'none' && <WeekStrip page={page} words={words.week} />}
      {page.painLimit !== null && <PainLimit limit={page.painLimit} />}
      {page.plans.map((plan) => (
        <ToDo key={plan.planId} {...props} {...{ plan, several, page, hurt, openGuide, guideAsked }} />
      ))}
      <Nothing page={page} date={words.date} />
      {words.paused.map((line, index) => (
        <p key={index} className="text-muted">
          {line}
        </p>
      ))}
      {page.plans
        .filter(({ underWay, checkIn }) => underWay || checkIn)
        .map((plan) => (
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
      {page.plans.map((plan) => (
        <AlsoLogged key={plan.planId} {...{ plan, several }} />
      ))}
      {/* What nobody has to do stands below what the day asks for. */}
      {page.plans.map((plan) => (
        <MayDo key={plan.planId} {...props} {...{ plan, several, page, hurt, openGuide, guideAsked }} />
      ))}
      {guide && GuideDialog && (
        <GuideDialog
          items={guide}
          leftOut={hurt}
          day={dayOf(props)}
          clinicPhone={props.clinicPhone}
          onLogged={({ key, last }, log) =>
            setGuided((before) => ({ ...before, [key]: { now: log, over: last } }))
          }
          onClose={() => {
            left.current = guide[0]!.key
            setGuide(null)
          }}
        />
      )}
    </div>
  )
}

type Guided = Record<string, SavedHere<LoggedView | null>>

const withLogs = (page: TodayPage, guided: Guided): TodayPage =>
  withExercises(page, (item) => ({
    ...item,
    log: standing(guided[item.key], { now: item.log, last: item.last }),
  }))

/** A day without exercises says why, kindly. */
function Nothing({ page, date }: { page: TodayPage; date: string }) {
  if (exercisesOf(page).length > 0) return null
  const words = {
    none: ['Your plan is on its way', 'Your therapist is still writing it. It will appear here.'],
    'not-started': ['Your plan has not started yet', date ? `It starts on ${date}.` : ''],
    paused:
      page.paused.length > 1
        ? ['Your plans are paused', '']
        : [
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
      {page.state === 'over' && page.keepsWell && (
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

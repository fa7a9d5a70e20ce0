// Owns one exercise of the guide: its picture, its steps, the count and the clock, and at its end the question about pain.
'use client'

import { Ear, Pause, Play } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ExercisePicture } from '@/components/catalog/ExercisePicture'
import { Button } from '@/components/ui/Button'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { doneOf, leftOf, type Guide, type Leg } from '@/domain/logging/guide'
import { painLimitWords } from '@/domain/logging/pain-words'
import type { ExerciseView } from '@/domain/logging/today-page'
import { Amount } from '../Amount'
import { PainButtons } from '../PainButtons'
import { PainLimit } from '../PainLimit'
import { canSpeak, hush, openEars, speak } from './senses'
import { useGuide } from './useGuide'

export type GuidedResult = NonNullable<ReturnType<typeof doneOf>> & { pain: number | null }

export interface GuidedExerciseProps {
  item: ExerciseView
  sound: boolean
  /** What is being saved. */
  saving: { pain: number | null } | null
  /** No exercise comes after it. */
  last: boolean
  /** The person goes: what was done is asked about first. */
  leaving: boolean
  /** Called when there is something to log that was not there before, or no more. */
  onDoing: (something: boolean) => void
  onDone: (result: GuidedResult) => void
  onSkip: () => void
}

export function GuidedExercise({
  item,
  sound,
  saving,
  last,
  leaving,
  onDoing,
  onDone,
  onSkip,
}: GuidedExerciseProps) {
  const [stopped, setStopped] = useState(false)
  const halted = stopped || leaving
  const { guide, now, leg, running, over, go, pause, finishLeg } = useGuide(item.pace, sound, halted)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const done = doneOf(guide)
  const doing = done !== null
  // Known before it is seen: whoever leaves right after is asked.
  useLayoutEffect(() => onDoing(doing), [onDoing, doing])
  const ending = over || halted
  const { place: main, stayHere } = useOwnPlace<HTMLButtonElement>()
  const endLeg = () => stayHere(finishLeg)

  return (
    // Where the words are large, the controls follow what is asked for: kept in sight at the end they would cover it.
    // On a phone on its side picture and controls stand beside each other, since below it would be out of sight.
    <div className="flex grow flex-col low:sm:grid low:sm:grid-cols-2 low:sm:grid-rows-[auto_1fr] low:sm:gap-x-6">
      <div className="low:sm:col-start-2 low:sm:text-sm low:sm:leading-snug">
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-2xl font-bold narrow:text-xl low:sm:text-xl low:sm:leading-tight"
        >
          {item.name}
        </h2>
        <Amount amount={item.amount} />
        <PainLimit limit={item.painCeiling} />
      </div>
      <div className="narrow:order-last low:sm:col-start-1 low:sm:row-span-2 low:sm:row-start-1">
        <ExercisePicture
          picture={item.picture}
          name={item.name}
          className="mx-auto w-full max-w-72 py-2 low:sm:max-w-none low:sm:pt-0 low:sm:[&_img]:max-h-[calc(100dvh-5rem)]"
        />
        {!ending && <Steps item={item} />}
      </div>
      <div className="sticky bottom-0 mt-auto space-y-3 bg-surface py-3 narrow:static narrow:mt-0 low:sm:space-y-2 low:sm:pt-1 low:sm:top-0 low:sm:bottom-auto low:sm:col-start-2 low:sm:mt-0 low:sm:self-start">
        {ending && done ? (
          <PainAtTheEnd
            words={
              over
                ? 'Done. Any pain while doing it?'
                : leaving
                  ? 'Before you go: any pain while doing it?'
                  : 'Any pain while doing it?'
            }
            about={`pain while doing ${item.name}`}
            saving={saving}
            onAnswer={(pain) => onDone({ ...done, pain })}
          />
        ) : (
          <>
            <p
              role="timer"
              aria-live="off"
              className="text-center low:sm:flex low:sm:items-baseline low:sm:justify-center low:sm:gap-3"
            >
              <span className="block text-lg font-semibold">{leg && legWords(leg)}</span>
              <span className="block text-5xl font-bold whitespace-nowrap tabular-nums narrow:text-4xl low:sm:text-4xl">
                {figureOf(guide, now)}
              </span>
            </p>
            {/* Said when it changes, and not at every second. */}
            <p aria-live="polite" className="sr-only">
              {leg && legWords(leg)}
            </p>
            {leg?.kind === 'count' ? (
              <div className="grid grid-cols-2 gap-2 narrow:grid-cols-1">
                <Button ref={main} size="large" onClick={go}>
                  Count one
                </Button>
                <Button variant="primary" size="large" value={guide.at} onClick={endLeg}>
                  Round done
                </Button>
              </div>
            ) : running ? (
              <Button ref={main} size="large" wide icon={<Pause />} onClick={pause}>
                Pause
              </Button>
            ) : (
              <Button
                ref={main}
                variant="primary"
                size="large"
                wide
                icon={<Play />}
                onClick={() => {
                  openEars()
                  go()
                }}
              >
                {guide.left === null ? 'Start' : 'Go on'}
              </Button>
            )}
            <div className="flex flex-wrap justify-between gap-2">
              {leg?.kind !== 'count' && (
                <Button variant="quiet" value={guide.at} onClick={endLeg}>
                  {leg?.kind === 'rest' ? 'Skip the rest' : 'Round done'}
                </Button>
              )}
              <Button variant="quiet" onClick={done ? () => setStopped(true) : onSkip}>
                {done ? 'Stop here' : last ? 'Not now' : 'Next exercise'}
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  )
}

function Steps({ item }: { item: ExerciseView }) {
  return (
    <div className="pb-2">
      {canSpeak() && item.steps.length > 0 && (
        <Button
          variant="quiet"
          size="small"
          icon={<Ear />}
          onClick={() => speak([item.name, ...item.steps, painLimitWords(item.painCeiling), item.stopWhen])}
          onBlur={() => void hush()}
        >
          Read the steps aloud
        </Button>
      )}
      <ol className="list-decimal space-y-1.5 pl-6">
        {item.steps.map((step, index) => (
          <li key={index}>{step}</li>
        ))}
      </ol>
      {item.stopWhen && <p className="mt-2">{item.stopWhen}</p>}
    </div>
  )
}

interface PainAtTheEndProps {
  words: string
  about: string
  saving: GuidedExerciseProps['saving']
  onAnswer: (pain: number | null) => void
}

function PainAtTheEnd({ words, about, saving, onAnswer }: PainAtTheEndProps) {
  const place = useRef<HTMLDivElement>(null)
  // Read at once by whoever cannot see that it is asked, or asked for another reason.
  useEffect(() => place.current?.focus({ preventScroll: true }), [words])
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={words} className="space-y-2">
      <p className="text-lg font-semibold">{words}</p>
      <PainButtons about={about} onAnswer={onAnswer} saving={saving?.pain ?? null} />
      <Button
        variant="primary"
        size="large"
        wide
        pending={saving !== null && saving.pain === null}
        pendingLabel="Saving"
        onClick={() => onAnswer(null)}
      >
        Log it without an answer
      </Button>
    </div>
  )
}

const sides = { first: ', first side', second: ', other side' }

function legWords({ kind, set, side, rep }: Leg): string {
  const round = `Round ${set}${side ? sides[side] : ''}`
  if (kind === 'rest') return 'Rest'
  if (kind === 'release') return 'Let go'
  if (kind === 'hold') return `${round}: hold ${rep}`
  return rep === null ? round : `${round}: ${rep} times`
}

function figureOf(guide: Guide, now: number): string {
  const left = leftOf(guide, now)
  if (left === null) return String(guide.counted)
  const seconds = Math.ceil(left / 1_000)
  return seconds < 60
    ? String(seconds)
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

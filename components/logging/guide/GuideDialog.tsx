// Owns the guide: the exercises that are still to do, one after the other on the whole screen, each logged with what was really done.
'use client'

import { Volume2, VolumeX, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { hurtTooMuch } from '@/domain/logging/pain'
import type { LoggedView } from '@/domain/logging/log'
import type { ExerciseView } from '@/domain/logging/today-page'
import { madeHere, type LogToSend, type PageDay } from '../entry'
import { SendingState } from '../SendingState'
import { TooMuchPain } from '../TooMuchPain'
import { useSending } from '../useSending'
import { GuidedExercise, type GuidedResult } from './GuidedExercise'
import { hush, openEars, useAwakeScreen } from './senses'

export interface GuideDialogProps {
  /** The one that was asked for first, then what is still to do. */
  items: readonly ExerciseView[]
  /** The prescriptions that hurt too much on this day, which are not begun again at another time of it. */
  leftOut: ReadonlySet<string>
  day: PageDay
  clinicPhone: string
  onLogged: (item: ExerciseView, log: LoggedView) => void
  onClose: () => void
}

export function GuideDialog({ items, leftOut, day, clinicPhone, onLogged, onClose }: GuideDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(0)
  const [sound, setSound] = useState(true)
  const [doing, setDoing] = useState(false)
  const [leaving, setLeaving] = useState(false)
  // The entry just made, where it hurt too much: that is answered before anything else is done.
  const [hurt, setHurt] = useState<LoggedView | null>(null)
  useAwakeScreen()
  // Open before the exercise in it takes the focus.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    openEars()
    return () => void hush()
  }, [])

  const item = items[at]
  const following = items.findIndex((each, place) => place > at && !leftOut.has(each.prescriptionId))
  const goesOn = following !== -1 && !leaving
  const next = () => {
    hush()
    setHurt(null)
    if (goesOn) setAt(following)
    // By the browser, which gives the focus back.
    else dialog.current?.close()
  }
  const { sending, send, again, dismiss } = useSending<{ log: LogToSend }>(item?.name ?? '', ({ log }) => {
    if (!item) return
    onLogged(item, log)
    if (hurtTooMuch(log, item)) setHurt(log)
    else next()
  })
  if (!item) return null
  // The first time nothing that was done goes away unasked; the second time the person means it.
  const asksFirst = doing && !leaving && !hurt
  const log = (result: GuidedResult) =>
    send({
      log: {
        ...madeHere(day),
        prescriptionId: item.prescriptionId,
        prescriptionVersionId: item.prescriptionVersionId,
        dueOn: day.on,
        slot: item.slot,
        painAfter: null,
        effort: null,
        skipReason: null,
        note: '',
        replaces: null,
        ...result,
      },
    })

  return (
    <dialog
      ref={dialog}
      aria-label="Guide"
      onClose={onClose}
      // By Escape, or by the phone's own way back.
      onCancel={(event) => {
        if (!asksFirst) return
        event.preventDefault()
        setLeaving(true)
      }}
      className="m-0 h-dvh max-h-none w-full max-w-none scroll-pb-52 bg-surface low:sm:scroll-pb-0 text-ink backdrop:bg-surface"
    >
      <div className="mx-auto flex min-h-full max-w-2xl flex-col px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))] low:sm:max-w-4xl">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-muted">
            {at + 1} of {items.length}
          </p>
          <div className="flex flex-wrap">
            <Button
              variant="quiet"
              size="small"
              icon={sound ? <Volume2 /> : <VolumeX />}
              onClick={() => setSound(!sound)}
            >
              {sound ? 'Sound on' : 'Sound off'}
            </Button>
            <Button
              variant="quiet"
              size="small"
              icon={<X />}
              value={asksFirst ? 'ask' : 'go'}
              onClick={() => (asksFirst ? setLeaving(true) : dialog.current?.close())}
            >
              Close
            </Button>
          </div>
        </div>
        {hurt ? (
          <Hurt {...{ item, hurt, clinicPhone, goesOn }} onGoOn={next} />
        ) : (
          <GuidedExercise
            key={item.key}
            item={item}
            sound={sound}
            saving={sending.state === 'saving' ? sending.entry.log : null}
            last={!goesOn}
            leaving={leaving}
            onDoing={setDoing}
            onDone={log}
            onSkip={next}
          />
        )}
        <SendingState sending={sending} again={again} dismiss={dismiss} />
      </div>
    </dialog>
  )
}

interface HurtProps {
  item: ExerciseView
  hurt: LoggedView
  clinicPhone: string
  /** Another exercise comes after it. */
  goesOn: boolean
  onGoOn: () => void
}

function Hurt({ item, hurt, clinicPhone, goesOn, onGoOn }: HurtProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="flex grow flex-col gap-4 pt-2">
      <h2 ref={heading} tabIndex={-1} className="text-2xl font-bold narrow:text-xl">
        {item.name}
      </h2>
      <TooMuchPain log={hurt} stopWhen={item.stopWhen} clinicPhone={clinicPhone} now />
      <Button variant="primary" size="large" wide onClick={onGoOn} className="mt-auto">
        {goesOn ? 'Next exercise' : 'Back to today'}
      </Button>
    </div>
  )
}

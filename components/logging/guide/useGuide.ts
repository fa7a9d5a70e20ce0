// Owns the clock of the guide: tells the steps of domain/logging/guide.ts what time it is, and the person when something begins or ends.
'use client'

import { useEffect, useState } from 'react'
import {
  finishLeg,
  go,
  isOver,
  legOf,
  pause,
  readyFor,
  tick,
  type Guide,
  type Pace,
} from '@/domain/logging/guide'
import { signal } from './senses'

/** `halted`: the person has stopped, so no time passes. */
export function useGuide(pace: Pace, sound: boolean, halted: boolean) {
  const [guide, setGuide] = useState(() => readyFor(pace))
  const [now, setNow] = useState(0)
  const running = guide.endsAt !== null && !halted

  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      const time = Date.now()
      setNow(time)
      setGuide((before) => tick(before, time))
    }, 200)
    return () => clearInterval(timer)
  }, [running])

  const leg = legOf(guide)
  const calls = leg?.kind === 'hold' || leg?.kind === 'time' ? 'begin' : 'end'
  useEffect(() => {
    if (guide.at > 0) signal(calls, sound)
    // Once for each leg: switching the sound on is no beginning.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [guide.at])

  const step = (act: (guide: Guide, time: number) => Guide) => () => {
    const time = Date.now()
    setNow(time)
    setGuide((before) => act(before, time))
  }
  return {
    guide,
    now,
    leg,
    running,
    over: isOver(guide),
    go: step(go),
    pause: step(pause),
    finishLeg: step(finishLeg),
  }
}

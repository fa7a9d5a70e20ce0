// Asks the catalog what it has for what is being typed: after a short pause, and never showing an older answer over a newer one.
import { useEffect, useRef, useState } from 'react'
import type { ExerciseChoice } from '@/domain/plans/choices'

const pauseMs = 120

type Answer = { typed: string; choices: ExerciseChoice[] | null }

export interface FoundChoices {
  /** What was found last, perhaps for fewer letters than are there now. */
  choices: readonly ExerciseChoice[]
  /** The words that it was found for; null before there is an answer. */
  answered: string | null
  /** The last question got no answer. */
  failed: boolean
  ask: (typed: string) => void
  /** Without the pause. */
  askNow: (typed: string) => Promise<readonly ExerciseChoice[]>
  forget: () => void
}

export function useFoundChoices(): FoundChoices {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const request = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function stop() {
    clearTimeout(timer.current)
    request.current?.abort()
  }
  useEffect(() => stop, [])

  async function askNow(typed: string): Promise<readonly ExerciseChoice[]> {
    stop()
    const own = (request.current = new AbortController())
    const choices = await fetchChoices(typed, own.signal)
    if (own.signal.aborted) return []
    setAnswer({ typed, choices })
    return choices ?? []
  }

  return {
    choices: answer?.choices ?? [],
    answered: answer?.typed ?? null,
    failed: answer?.choices === null,
    ask(typed) {
      stop()
      timer.current = setTimeout(() => void askNow(typed), pauseMs)
    },
    askNow,
    forget() {
      stop()
      setAnswer(null)
    },
  }
}

async function fetchChoices(typed: string, signal: AbortSignal): Promise<ExerciseChoice[] | null> {
  try {
    const response = await fetch(`/api/exercises?${new URLSearchParams({ q: typed })}`, { signal })
    return response.ok ? ((await response.json()) as ExerciseChoice[]) : null
  } catch {
    return null
  }
}

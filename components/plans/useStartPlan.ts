// Begins a plan and leads to its editor; what goes wrong is said where it was asked.
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionResult } from '@/domain/action-result'
import type { NewPlanInput } from '@/domain/plans/plan-forms'

export type StartPlan = (origin: NewPlanInput) => Promise<ActionResult<{ planId: string }>>

export interface Starting {
  /** What the plan that is being made begins as, by protocol or plan; '' for an empty one, null while none is made. */
  making: string | null
  trouble: string | null
  begin: (origin: NewPlanInput) => Promise<void>
}

export function useStartPlan(start: StartPlan): Starting {
  const router = useRouter()
  const [making, setMaking] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function begin(origin: NewPlanInput) {
    if (making !== null) return
    setMaking(Object.values(origin)[0] ?? '')
    setTrouble(null)
    try {
      const result = await start(origin)
      if (result.ok) return router.push(`/plans/${result.value.planId}/edit`)
      setTrouble(Object.values(result.fields).join(' '))
    } catch {
      setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
    }
    setMaking(null)
  }

  return { making, trouble, begin }
}

// Owns what can be pressed once the passphrase has been given again, and the form that asks for it before.
'use client'

import type { ReactNode } from 'react'
import { Section } from '@/components/ui/Card'
import type { ActionResult } from '@/domain/action-result'
import { useAction } from './useAction'
import { WithProof, type Proof } from './WithProof'

export interface AfterProofProps {
  proved: boolean
  /** What waits for it, in words. */
  lead: string
  prove: (proof: Proof) => Promise<ActionResult<void>>
  children: ReactNode
}

export function AfterProof({ proved, lead, prove, children }: AfterProofProps) {
  const proving = useAction(prove)
  return (
    <>
      {!proved && (
        <Section title="Is it you?" lead={lead}>
          <WithProof form="proof" words="Go on" action={proving} />
        </Section>
      )}
      <fieldset disabled={!proved} className="min-w-0 space-y-8">
        {children}
      </fieldset>
    </>
  )
}

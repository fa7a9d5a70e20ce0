// Owns what can be pressed once the passphrase has been given again, and the form that asks for it before.
'use client'

import { createContext, use, type ReactNode } from 'react'
import { Button, buttonClasses } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { minutesProved } from '@/domain/accounts/accounts'
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

const Proved = createContext(true)

export function AfterProof({ proved, lead, prove, children }: AfterProofProps) {
  const proving = useAction(prove)
  return (
    <Proved value={proved}>
      {!proved && (
        <Section title="Is it you?" lead={`${lead} It then holds for ${minutesProved} minutes.`}>
          <WithProof form="proof" words="Go on" action={proving} />
        </Section>
      )}
      {children}
    </Proved>
  )
}

/** What cannot be pressed before. What a deed has shown, such as a link that is shown once, stands outside of it. */
export function Deeds({ children }: { children: ReactNode }) {
  return (
    <fieldset disabled={!use(Proved)} className="min-w-0">
      {children}
    </fieldset>
  )
}

/** A file that cannot be taken away before. */
export function DeedFile({ href, children }: { href: string; children: ReactNode }) {
  return use(Proved) ? (
    <a className={buttonClasses({})} href={href}>
      {children}
    </a>
  ) : (
    <Button disabled>{children}</Button>
  )
}

// Owns whose page this is. All that is sent from it says so, since somebody else may have signed in meanwhile in the same browser.
'use client'

import { createContext, use, type ReactNode } from 'react'
import { ownerName } from '@/domain/accounts/page-owner'

const Owner = createContext('')

export interface PageOwnerProps {
  account: string
  children: ReactNode
}

export function PageOwner({ account, children }: PageOwnerProps) {
  return (
    <Owner value={account}>
      {/* instrumentation-client.ts reads it for what scripts send. */}
      <meta name={ownerName} content={account} />
      {children}
    </Owner>
  )
}

export const usePageOwner = () => use(Owner)

/** For a form that is also sent without scripts. */
export function OwnerField() {
  return <input type="hidden" name={ownerName} value={use(Owner)} />
}

// Owns putting a patient aside who is treated no more, and bringing a former one back.
'use client'

import { Archive, ArchiveRestore } from 'lucide-react'
import { useAction } from '@/components/accounts/useAction'
import { PlanDialog } from '@/components/plans/PlanDialog'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'

type Deed = () => Promise<ActionResult<void>>

export function PutAside({ put }: { put: Deed }) {
  return (
    <PlanDialog
      name="put-aside"
      icon={<Archive />}
      label="Put aside"
      size="small"
      description="They become a former patient: out of the caseload, and in the list of patients under “Former”. The record stays, and what they keep in the portal. You can bring them back at any time."
      confirm="Put aside"
      act={put}
    />
  )
}

/** `bring` is null for whoever may not. */
export function FormerPatient({ since, bring }: { since: string; bring: Deed | null }) {
  return (
    <Alert tone="info" title={`Former patient since ${since}`}>
      <p>Not in the caseload. The record stays, and what they keep in the portal.</p>
      {bring && <BringBack bring={bring} />}
    </Alert>
  )
}

function BringBack({ bring }: { bring: Deed }) {
  const { run, pending, fields } = useAction(bring)
  return (
    <>
      <p className="mt-1">To plan or book, bring them back first.</p>
      <Button className="mt-2" size="small" icon={<ArchiveRestore />} pending={pending} onClick={() => run()}>
        Bring back
      </Button>
      {fields[''] && <Alert tone="danger" title={fields['']} className="mt-2" />}
    </>
  )
}

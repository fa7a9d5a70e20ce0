// Owns the last step before a plan's next version: from when, and why.
'use client'

import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import type { Change } from '@/domain/plans/difference'
import type { PlanDraft } from '@/domain/plans/draft'
import type { PlanHistory } from '@/domain/plans/plan'
import { nextEffectiveOn } from '@/domain/plans/schedule'
import { EffectiveDay } from './EffectiveDay'
import { PlanChanges } from './PlanChanges'
import { ReasonField } from './ReasonField'

export interface PublishDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  today: string
  history: PlanHistory
  locale: string
  phases: PlanDraft['phases']
  /** Against the version that is published now. */
  changes: readonly Change[]
  pending: boolean
  trouble: string | undefined
  onPublish: (input: { effectiveOn: string; reason: string }) => void
}

export function PublishDialog({
  open,
  onOpenChange,
  today,
  history,
  locale,
  phases,
  changes,
  pending,
  trouble,
  onPublish,
}: PublishDialogProps) {
  const [effectiveOn, setEffectiveOn] = useState(() => nextEffectiveOn(history, today))
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Publish changes"
      description="This makes the plan’s next version. What was done until then keeps the dosage it was done against."
    >
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onPublish({ effectiveOn, reason })
        }}
      >
        {trouble && <Alert tone="danger" title={trouble} />}
        {changes.length > 0 ? (
          <section
            aria-label="What changes"
            // A long list scrolls in itself, so that the date and the button stay in reach.
            tabIndex={0}
            className="max-h-64 overflow-y-auto rounded-control border border-line bg-sunken px-3 py-2"
          >
            <PlanChanges changes={changes} />
          </section>
        ) : (
          <p className="text-muted">Nothing is different from the version that is published now.</p>
        )}
        <EffectiveDay
          {...{ effectiveOn, today, history, locale, phases, changes }}
          onChoose={setEffectiveOn}
        />
        <ReasonField form="publish" optional value={reason} onChange={setReason} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Not yet</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={pending} pendingLabel="Publishing …">
            Publish
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

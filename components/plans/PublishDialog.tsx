// Owns the last step before a plan's next version: from when, and why.
'use client'

import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import type { Change } from '@/domain/plans/difference'
import type { PlanHistory } from '@/domain/plans/plan'
import { latestVersion, nextEffectiveOn } from '@/domain/plans/schedule'
import { PlanChanges } from './PlanChanges'

export interface PublishDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  today: string
  history: PlanHistory
  locale: string
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
  changes,
  pending,
  trouble,
  onPublish,
}: PublishDialogProps) {
  const [effectiveOn, setEffectiveOn] = useState(() => nextEffectiveOn(history, today))
  const waits = latestVersion(history)
  const broughtForward =
    waits && effectiveOn !== '' && effectiveOn < waits.effectiveOn && waits.effectiveOn > history.startsOn
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
        <Field
          label="In force from"
          form="publish"
          error={effectiveOn < today ? 'Choose today or later' : undefined}
        >
          <TextInput
            type="date"
            name="effectiveOn"
            min={today}
            value={effectiveOn}
            onChange={(event) => setEffectiveOn(event.currentTarget.value)}
          />
        </Field>
        {broughtForward && (
          <Alert
            tone="warning"
            title={`Version ${waits.number} was to begin on ${dateWords(waits.effectiveOn, locale)}`}
          >
            This version has all that it changes, and so brings it forward to the day above. Choose that day
            or later to leave it as it is.
          </Alert>
        )}
        <Field
          label="Reason"
          form="publish"
          optional
          hint="For you and your colleagues; the patient does not see it."
        >
          <TextInput
            name="reason"
            value={reason}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
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

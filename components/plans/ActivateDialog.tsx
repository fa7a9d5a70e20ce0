// Owns the question before a plan is activated whose patient's record lacks what should stand there first: a warning, and no wall.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import { TextLink } from '@/components/ui/TextLink'
import type { RecordGap } from '@/domain/patient-record'

export interface ActivateDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  gaps: readonly RecordGap[]
  /** The patient's record, with the way back to this plan. */
  record: string
  pending: boolean
  trouble: string | undefined
  onActivate: () => void
}

export function ActivateDialog({
  open,
  onOpenChange,
  gaps,
  record,
  pending,
  trouble,
  onActivate,
}: ActivateDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Not in the record yet"
      description="Open what you want to write down first: the plan waits as it is, and the record leads back here."
    >
      <div className="space-y-4">
        {trouble && <Alert tone="danger" title={trouble} />}
        <ul className="space-y-1">
          {gaps.map(({ section, words }) => (
            <li key={words}>
              <TextLink
                href={`${record}#${section}`}
                prefetch={false}
                className="inline-flex items-center pointer-coarse:min-h-11"
              >
                {words}
              </TextLink>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Not yet</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} pendingLabel="Activating …" onClick={onActivate}>
            Activate all the same
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

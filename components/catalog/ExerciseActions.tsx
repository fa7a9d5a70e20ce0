// Owns what can be done about an item: adapt any, edit and archive the clinic's own, bring an archived one back.
'use client'

import { Archive, ArchiveRestore, CopyPlus, Pencil } from 'lucide-react'
import { useAction } from '@/components/accounts/useAction'
import { PlanDialog } from '@/components/plans/PlanDialog'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'

export interface ExerciseActionsProps {
  slug: string
  own: boolean
  archived: boolean
  archive: () => Promise<ActionResult<void>>
  restore: () => Promise<ActionResult<void>>
}

export function ExerciseActions({ slug, own, archived, archive, restore }: ExerciseActionsProps) {
  const { run, pending, fields } = useAction(restore)
  return (
    <>
      {own && (
        <LinkButton href={`/catalog/${slug}/edit`} prefetch={false} variant="primary" icon={<Pencil />}>
          Edit
        </LinkButton>
      )}
      <LinkButton href={`/catalog/new?from=${slug}`} prefetch={false} icon={<CopyPlus />}>
        Adapt this one
      </LinkButton>
      {own && !archived && (
        <PlanDialog
          name="archive"
          icon={<Archive />}
          label="Archive"
          variant="quiet"
          description="It is offered no more. Plans and protocols that use it keep it, and it can be brought back."
          confirm="Archive exercise"
          act={archive}
        />
      )}
      {archived && (
        <Button icon={<ArchiveRestore />} pending={pending} onClick={() => run()}>
          Restore
        </Button>
      )}
      {fields[''] && <Alert tone="danger" title={fields['']} />}
    </>
  )
}

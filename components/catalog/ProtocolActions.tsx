// Owns what can be done about a protocol: adapt any, edit and archive the clinic's own, bring an archived one back.
'use client'

import { Archive, ArchiveRestore, CopyPlus, Pencil } from 'lucide-react'
import { useAction } from '@/components/accounts/useAction'
import { PlanDialog } from '@/components/plans/PlanDialog'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'

export interface ProtocolActionsProps {
  slug: string
  own: boolean
  archived: boolean
  archive: () => Promise<ActionResult<void>>
  restore: () => Promise<ActionResult<void>>
}

export function ProtocolActions({ slug, own, archived, archive, restore }: ProtocolActionsProps) {
  const { run, pending, fields } = useAction(restore)
  return (
    <>
      {own && (
        <LinkButton href={`/protocols/${slug}/edit`} prefetch={false} icon={<Pencil />}>
          Edit
        </LinkButton>
      )}
      <LinkButton href={`/protocols/new?from=${slug}`} prefetch={false} icon={<CopyPlus />}>
        Adapt
      </LinkButton>
      {own && !archived && (
        <PlanDialog
          name="archive"
          icon={<Archive />}
          label="Archive"
          variant="quiet"
          description="It is offered for new plans no more. Plans already made from it stay as they are, and it can be brought back."
          confirm="Archive protocol"
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

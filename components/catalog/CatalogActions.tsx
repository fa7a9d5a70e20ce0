// Owns what can be done about an exercise or a protocol: adapt any, edit and archive the clinic's own, bring an archived one back.
'use client'

import { Archive, ArchiveRestore, CopyPlus, Pencil } from 'lucide-react'
import { useAction } from '@/components/accounts/useAction'
import { PlanDialog } from '@/components/plans/PlanDialog'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'

const words = {
  exercise: {
    place: '/catalog',
    edit: 'primary',
    adapt: 'Adapt this one',
    archived: 'It is offered no more. Plans and protocols that use it keep it, and it can be brought back.',
    confirm: 'Archive exercise',
  },
  protocol: {
    place: '/protocols',
    edit: 'secondary',
    adapt: 'Adapt',
    archived:
      'It is offered for new plans no more. Plans already made from it stay as they are, and it can be brought back.',
    confirm: 'Archive protocol',
  },
} as const

export interface CatalogActionsProps {
  of: keyof typeof words
  slug: string
  own: boolean
  archived: boolean
  archive: () => Promise<ActionResult<void>>
  restore: () => Promise<ActionResult<void>>
}

export function CatalogActions({ of, slug, own, archived, archive, restore }: CatalogActionsProps) {
  const { place, edit, adapt, archived: meaning, confirm } = words[of]
  const { run, pending, fields } = useAction(restore)
  return (
    <>
      {own && (
        <LinkButton href={`${place}/${slug}/edit`} prefetch={false} variant={edit} icon={<Pencil />}>
          Edit
        </LinkButton>
      )}
      <LinkButton href={`${place}/new?from=${slug}`} prefetch={false} icon={<CopyPlus />}>
        {adapt}
      </LinkButton>
      {own && !archived && (
        <PlanDialog
          name="archive"
          icon={<Archive />}
          label="Archive"
          variant="quiet"
          description={meaning}
          confirm={confirm}
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

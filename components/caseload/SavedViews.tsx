// Owns the views of the caseload that one has kept: each a link to its filters, the one that is shown can be removed, and
// filters that have no name yet can be given one.
'use client'

import { BookmarkPlus, X } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export interface SavedViewsProps {
  views: readonly { id: string; name: string; href: string; shown: boolean }[]
  /** There are filters that could be kept. */
  narrowed: boolean
  save: (name: string) => Promise<ActionResult<void>>
  remove: (viewId: string) => Promise<ActionResult<void>>
}

export function SavedViews({ views, narrowed, save, remove }: SavedViewsProps) {
  const known = views.find(({ shown }) => shown)
  const removal = useAction(remove)
  if (views.length === 0 && !narrowed) return null
  return (
    <nav aria-label="Saved views" className="mb-4 flex flex-wrap items-center gap-2">
      {views.map(({ id, name, href, shown }) => (
        <LinkButton
          key={id}
          size="small"
          href={href}
          prefetch={false}
          aria-current={shown ? 'page' : undefined}
        >
          {shown ? <strong>{name}</strong> : name}
        </LinkButton>
      ))}
      {known && (
        <Button
          size="small"
          variant="quiet"
          icon={<X />}
          pending={removal.pending}
          onClick={() => removal.run(known.id)}
        >
          {`Remove “${known.name}”`}
        </Button>
      )}
      {narrowed && !known && <SaveView save={save} />}
      {removal.fields[''] && <Alert tone="danger" title={removal.fields['']} />}
    </nav>
  )
}

function SaveView({ save }: Pick<SavedViewsProps, 'save'>) {
  const [open, setOpen] = useState(false)
  const { formOf, pending, fields } = useAction(async (name: string) => {
    const result = await save(name)
    if (result.ok) setOpen(false)
    return result
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Save these filters"
      description="For you alone."
      trigger={
        <Button size="small" variant="quiet" icon={<BookmarkPlus />}>
          Save these filters
        </Button>
      }
    >
      <form {...formOf((form) => [String(form.get('name') ?? '')])} noValidate className="space-y-4">
        {fields[''] && <Alert tone="danger" title={fields['']} />}
        <Field label="Name" form="view" error={fields.name}>
          <TextInput name="name" maxLength={40} autoComplete="off" />
        </Field>
        <SubmitButton pending={pending}>Save view</SubmitButton>
      </form>
    </Dialog>
  )
}

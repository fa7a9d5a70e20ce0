// Owns writing a clinic's own protocol: the form, what is missing, saving it and sharing it with the clinic.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, useWatch, type FieldPath } from 'react-hook-form'
import { v7 } from 'uuid'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'
import type { ActionResult } from '@/domain/action-result'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { withItemsOf } from '@/domain/plans/content'
import { protocolLine } from '@/domain/plans/draft-line'
import {
  mostSources,
  protocolDraftSchema,
  type ProtocolDraft,
  type ProtocolForm,
  type SaveProtocolInput,
} from '@/domain/plans/protocol'
import { missingForSharing } from '@/domain/plans/publish'
import type { Measure } from '@/domain/reassessment/measures'
import { DraftSummary } from './DraftSummary'
import { DraftTimeline } from './DraftTimeline'
import { EditorFrame } from './EditorFrame'
import { EditingProvider, goToField, type Rearrange } from './plan-form'
import { PhasesEditor } from './PhasesEditor'
import { PlanBasics } from './PlanBasics'
import { ProtocolAbout } from './ProtocolAbout'
import { TextLines } from './TextLines'
import { useDraft } from './useDraft'
import { useEditHistory } from './useEditHistory'
import { useKnownChoices } from './useKnownChoices'

export interface ProtocolEditorProps {
  content: ProtocolForm
  /** What is stored already; null for a new one. */
  stored: { id: string; slug: string; shared: boolean; revision: number } | null
  /** The address of the protocol that a new one is adapted from. */
  from: string | null
  choices: ExerciseChoice[]
  /** The clinic's own, for goals to be measured by. */
  ownMeasures: Measure[]
  /** Whose unsaved edits are kept on this device. */
  accountId: string
  locale: string
  save: (
    protocolId: string,
    input: SaveProtocolInput,
  ) => Promise<ActionResult<{ slug: string; revision: number }>>
  latest: (protocolId: string) => Promise<ActionResult<{ revision: number }>>
}

export function ProtocolEditor({
  content,
  stored,
  from,
  choices,
  ownMeasures,
  accountId,
  locale,
  save,
  latest,
}: ProtocolEditorProps) {
  const form = useForm<ProtocolForm, unknown, ProtocolDraft>({
    resolver: zodResolver(withItemsOf(protocolDraftSchema, stored ? content : { phases: [] })),
    defaultValues: content,
    mode: 'onTouched',
  })
  const router = useRouter()
  // A new one has its id before it is saved, so that an answer that was lost does not make a second one.
  const [id, setId] = useState(() => stored?.id ?? v7())
  const [slug, setSlug] = useState(stored?.slug ?? null)
  const shared = stored?.shared ?? false
  const saving = (share: boolean) => (input: { content: ProtocolForm; revision: number }) =>
    save(id, { ...input, from, share })
  const editing = useEditHistory(form)
  const rearrange: Rearrange = (change, done) => {
    const content = form.getValues()
    const phases = change(content.phases)
    if (phases !== content.phases) editing.apply({ ...content, phases }, done)
  }
  // Colleagues see what is shared: it changes when its writer says so. A new one has to be given a name first.
  const savesItself = slug !== null && !shared
  const draft = useDraft(form, editing, {
    id,
    setId,
    save: saving(shared),
    revision: stored?.revision ?? 0,
    stored: stored !== null,
    savesItself,
    place: `${accountId}:protocol ${slug === null ? 'new' : id}`,
  })
  const finishing = draft.busy === 'finishing'
  const { known, meet } = useKnownChoices(choices)
  const values = useWatch({ control: form.control }) as ProtocolDraft
  const missing = missingForSharing(values, known)

  function settle(saved: { slug: string } | null) {
    if (!saved) return
    // Reloading the page then opens what was saved; leading there would open the form anew, in the midst of typing.
    if (slug === null) window.history.replaceState(null, '', `/protocols/${saved.slug}/edit`)
    setSlug(saved.slug)
  }

  /** After somebody else has saved, and this person has seen it: what stands here is to be kept. */
  async function saveOver() {
    const newest = await draft.asking(() => latest(id))
    if (newest) settle(await draft.save({ over: newest.value.revision }))
  }

  /** What colleagues see is finished. */
  async function keepFinished() {
    const [first] = missing
    if (first) {
      for (const { path, message } of missing) form.setError(path as FieldPath<ProtocolForm>, { message })
      return goToField(first.path)
    }
    const saved = await draft.finish(() => draft.save({ by: saving(true) }))
    if (!saved) return
    settle(saved)
    router.push(`/protocols/${saved.slug}`)
    // Going back then shows what was saved.
    router.refresh()
  }

  return (
    <EditingProvider value={{ rearrange, choices: known, meet, ownMeasures, precautions: [] }}>
      <FormProvider {...form}>
        <EditorFrame
          summary={
            <DraftSummary
              content={values}
              missing={missing}
              onGo={goToField}
              before={shared ? 'Before it can be saved' : 'Before it can be shared'}
            />
          }
          actions={
            shared ? (
              <Button type="submit" variant="primary" pending={finishing}>
                Save changes
              </Button>
            ) : (
              <>
                <Button type="submit">Save draft</Button>
                <Button variant="primary" pending={finishing} onClick={() => void keepFinished()}>
                  Share with the clinic
                </Button>
              </>
            )
          }
          onSave={() => void (shared ? keepFinished() : draft.save().then(settle))}
          saving={draft.busy !== null}
          finishing={finishing}
          savesItself={savesItself}
          unsaved={draft.unsaved}
          stored={slug !== null}
          overview={<DraftTimeline spans={protocolLine(values.phases)} today={null} locale={locale} />}
          editing={editing}
          broughtBack={draft.broughtBack}
          trouble={draft.trouble}
          whenStale={
            <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <TextLink href={slug === null ? '/protocols' : `/protocols/${slug}`} target="_blank">
                See what is saved, in a new tab
              </TextLink>
              <Button size="small" onClick={() => void saveOver()}>
                Save mine over it
              </Button>
            </span>
          }
        >
          <ProtocolAbout />
          <PlanBasics problemHint="What a plan made from it is called at first." />
          <PhasesEditor />
          <Card>
            <TextLines
              name="sources"
              legend="Sources"
              hint="Guidelines and papers that it rests on."
              entry="source"
              most={mostSources}
            />
          </Card>
        </EditorFrame>
      </FormProvider>
    </EditingProvider>
  )
}

// Owns writing a plan: the form, what is missing, saving the draft and publishing it.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, useWatch, type FieldPath } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import type { PlanContent } from '@/domain/plans/content'
import { difference, type ComparedVersion } from '@/domain/plans/difference'
import { planDraftSchema, type PlanDraft } from '@/domain/plans/draft'
import type { PublishInput } from '@/domain/plans/plan-forms'
import { missingForActivation } from '@/domain/plans/publish'
import { DraftSummary } from './DraftSummary'
import { EditorFrame } from './EditorFrame'
import { EditingProvider, goToField, type PlanForm } from './plan-form'
import { PhasesEditor } from './PhasesEditor'
import { PlanDialog } from './PlanDialog'
import { FirstDay, PlanBasics } from './PlanBasics'
import { PublishDialog } from './PublishDialog'
import { useDraft, type Saving } from './useDraft'
import { useKnownChoices } from './useKnownChoices'

export interface PlanEditorProps extends Saving<PlanForm, { revision: number }> {
  publish: (input: PublishInput) => Promise<ActionResult<{ number: number }>>
  discard: (revision: number) => Promise<ActionResult<void>>
  planId: string
  content: PlanDraft
  revision: number
  /** Where to go when there is nothing left to write. */
  afterDiscard: string
  /** Somebody has saved it: what is shown is what is kept. */
  saved: boolean
  /** What is published now: the plan has been activated, so this becomes its next version. Null before. */
  published: PlanContent | null
  /** What day it is for the patient. */
  today: string
  /** Of the exercises that the content holds. */
  choices: ExerciseChoice[]
  precautions: CautionCode[]
}

export function PlanEditor({
  planId,
  content,
  revision,
  afterDiscard,
  saved,
  published,
  today,
  choices,
  precautions,
  publish,
  discard,
  ...saving
}: PlanEditorProps) {
  const form = useForm<PlanForm, unknown, PlanDraft>({
    resolver: zodResolver(planDraftSchema),
    defaultValues: content,
    mode: 'onTouched',
  })
  const started = published !== null
  const router = useRouter()
  const draft = useDraft(form, { revision }, saving)
  const [asking, setAsking] = useState(false)
  const { known, meet } = useKnownChoices(choices)

  const values = useWatch({ control: form.control }) as PlanDraft
  const missing = missingForActivation(values, started ? null : today, known, precautions)

  async function finish(input: { effectiveOn: string; reason: string }) {
    const current = draft.unsaved || !saved ? (await draft.save())?.revision : draft.revision
    if (current === undefined) return
    if (await draft.finish(() => publish({ ...input, revision: current }))) router.replace(`/plans/${planId}`)
  }

  async function throwAway(): Promise<ActionResult<null>> {
    if (await draft.finish(() => discard(draft.revision))) router.replace(afterDiscard)
    return { ok: true, value: null }
  }

  function begin() {
    const [first] = missing
    if (first) {
      for (const { path, message } of missing) form.setError(path as FieldPath<PlanForm>, { message })
      goToField(first.path)
    } else if (started) setAsking(true)
    else void finish({ effectiveOn: values.startsOn, reason: '' })
  }

  const kept = saved || draft.revision !== revision
  return (
    <EditingProvider value={{ choices: known, meet, precautions }}>
      <FormProvider {...form}>
        <EditorFrame
          summary={
            <DraftSummary
              content={values}
              missing={missing}
              onGo={goToField}
              before={started ? 'Before it can be published' : 'Before it can be activated'}
            />
          }
          actions={
            <>
              {kept && (
                <PlanDialog
                  name="discard"
                  icon={<Trash2 />}
                  label="Discard draft"
                  variant="quiet"
                  description={
                    started
                      ? 'Throws away what was written since the last version. The plan goes on as it is.'
                      : 'Throws the plan away. The patient has seen nothing of it.'
                  }
                  confirm="Throw it away"
                  act={throwAway}
                />
              )}
              <Button type="submit" pending={draft.busy === 'saving'}>
                Save draft
              </Button>
              <Button variant="primary" pending={draft.busy === 'finishing'} onClick={begin}>
                {started ? 'Publish changes' : 'Activate plan'}
              </Button>
            </>
          }
          onSave={() => void draft.save()}
          saving={draft.busy === 'saving'}
          unsaved={draft.unsaved}
          kept={kept}
          trouble={asking ? null : draft.trouble}
          stale={{ seenAt: `/plans/${planId}/edit`, onSaveOver: () => void draft.saveOver() }}
        >
          <PlanBasics firstDay={<FirstDay started={started} today={today} />} />
          <PhasesEditor />
        </EditorFrame>
        {published && (
          <PublishDialog
            open={asking}
            onOpenChange={setAsking}
            today={today}
            changes={asking ? difference(named(published, known), named(values as PlanContent, known)) : []}
            pending={draft.busy !== null}
            trouble={draft.trouble?.message}
            onPublish={(input) => void finish(input)}
          />
        )}
      </FormProvider>
    </EditingProvider>
  )
}

/** A draft names its exercises by id alone. It is finished when this is asked: nothing is missing in it. */
function named(content: PlanContent, known: ReadonlyMap<string, ExerciseChoice>): ComparedVersion {
  return {
    ...content,
    phases: content.phases.map((phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((each) => ({
        ...each,
        exerciseName: known.get(each.exerciseId)?.name ?? 'An exercise',
      })),
    })),
  }
}

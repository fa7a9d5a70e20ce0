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
import type { RecordGap } from '@/domain/patient-record'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { withItemsOf } from '@/domain/plans/content'
import { difference } from '@/domain/plans/difference'
import { planDraftSchema, type PlanDraft } from '@/domain/plans/draft'
import { draftLine } from '@/domain/plans/draft-line'
import type { PublishInput } from '@/domain/plans/plan-forms'
import { missingForActivation } from '@/domain/plans/publish'
import type { PublishedPlan } from '@/domain/plans/published'
import { nextEffectiveOn } from '@/domain/plans/schedule'
import type { Measure } from '@/domain/reassessment/measures'
import { ActivateDialog } from './ActivateDialog'
import { DraftSummary } from './DraftSummary'
import { DraftTimeline } from './DraftTimeline'
import { EditorFrame } from './EditorFrame'
import { named } from './named'
import { EditingProvider, goToField, type PlanForm, type Rearrange } from './plan-form'
import { PhasesEditor } from './PhasesEditor'
import { PlanDialog } from './PlanDialog'
import { FirstDay, PlanBasics } from './PlanBasics'
import { PublishDialog } from './PublishDialog'
import { TwoDrafts, type SavedDraft } from './TwoDrafts'
import { useDraft } from './useDraft'
import { useEditHistory } from './useEditHistory'
import { useKnownChoices } from './useKnownChoices'

export interface PlanEditorProps {
  save: (input: { content: PlanForm; revision: number }) => Promise<ActionResult<{ revision: number }>>
  /** What is saved and published now, whoever did it. */
  latest: () => Promise<ActionResult<LatestDraft>>
  publish: (input: PublishInput) => Promise<ActionResult<{ number: number }>>
  discard: (revision: number) => Promise<ActionResult<void>>
  planId: string
  /** Whose unsaved edits are kept on this device. */
  accountId: string
  content: PlanDraft
  revision: number
  /** Where to go when there is nothing left to write. */
  afterDiscard: string
  /** Somebody has saved it: what is shown is what is kept. */
  saved: boolean
  /** What is published now: the plan has been activated, so this becomes its next version. Null before. */
  published: PublishedPlan | null
  locale: string
  /** What day it is for the patient. */
  today: string
  /** Of the exercises that the content holds. */
  choices: ExerciseChoice[]
  /** The clinic's own, for goals to be measured by. */
  ownMeasures: Measure[]
  precautions: CautionCode[]
  /** What should stand in the patient's record before the plan begins; none once it has. */
  gaps: RecordGap[]
  /** The patient's record, with the way back to this plan. */
  record: string
}

type LatestDraft = SavedDraft & {
  /** A version was published since this was begun. */
  behind: boolean
  published: PublishedPlan | null
}

export function PlanEditor({
  planId,
  accountId,
  content,
  revision,
  afterDiscard,
  saved,
  published: publishedThen,
  locale,
  today,
  choices,
  ownMeasures,
  precautions,
  gaps,
  record,
  save,
  latest,
  publish,
  discard,
}: PlanEditorProps) {
  const form = useForm<PlanForm, unknown, PlanDraft>({
    resolver: zodResolver(withItemsOf(planDraftSchema, content)),
    defaultValues: content,
    mode: 'onTouched',
  })
  const [published, setPublished] = useState(publishedThen)
  const started = published !== null
  const router = useRouter()
  const editing = useEditHistory(form)
  const rearrange: Rearrange = (change, done) => {
    const content = form.getValues()
    const phases = change(content.phases)
    if (phases !== content.phases) editing.apply({ ...content, phases }, done)
  }
  const place = `${accountId}:${planId}` as const
  const draft = useDraft(form, editing, {
    id: planId,
    save,
    revision,
    stored: saved,
    savesItself: true,
    place,
  })
  const [asking, setAsking] = useState(false)
  const { known, meet } = useKnownChoices(choices)
  const stale = draft.trouble?.kind === 'stale'

  const values = useWatch({ control: form.control }) as PlanDraft
  const missing = missingForActivation(values, started ? null : today, known, precautions)

  const effectiveOn = published ? nextEffectiveOn(published.history, today) : values.startsOn || today

  async function finish(input: { effectiveOn: string; reason: string }) {
    const current = await draft.savedRevision()
    if (current === null) return
    const read = published?.number ?? 0
    if (await draft.finish(() => draft.asking(() => publish({ ...input, revision: current, read }))))
      router.replace(`/plans/${planId}`)
  }

  /** A version, where the draft is still the one that was saved here; else the draft that somebody has saved over it. */
  async function whatOvertook(): Promise<LatestDraft | null> {
    const now = (await draft.asking(latest))?.value ?? null
    const { revision } = await draft.settled()
    return now?.published && now.revision === revision && now.published.number !== published?.number
      ? { ...now, content: now.published.content, behind: false }
      : now
  }

  /** What has been compared is known, and the next version follows it. */
  function learn({ behind, published: newest, choices }: LatestDraft) {
    choices.forEach(meet)
    if (!behind) setPublished(newest)
  }

  async function throwAway(): Promise<ActionResult<null>> {
    const { revision } = await draft.settled()
    if (await draft.finish(() => draft.asking(() => discard(revision)))) router.replace(afterDiscard)
    return { ok: true, value: null }
  }

  const activate = () => void finish({ effectiveOn: values.startsOn, reason: '' })

  function begin() {
    const [first] = missing
    if (first) {
      for (const { path, message } of missing) form.setError(path as FieldPath<PlanForm>, { message })
      goToField(first.path)
    } else if (started) setAsking(true)
    else if (gaps.length > 0) {
      // Whoever goes to the record leaves nothing behind.
      void draft.save({ quiet: true })
      setAsking(true)
    } else activate()
  }

  return (
    <EditingProvider value={{ rearrange, choices: known, meet, ownMeasures, precautions }}>
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
              {draft.stored && (
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
              <Button variant="primary" pending={draft.busy === 'finishing'} onClick={begin}>
                {started ? 'Publish changes' : 'Activate plan'}
              </Button>
            </>
          }
          overview={
            <DraftTimeline
              spans={draftLine(values.phases, effectiveOn, published?.history ?? null, today)}
              {...{ today, locale }}
            />
          }
          editing={editing}
          onSave={() => void draft.save()}
          saving={draft.busy === 'saving'}
          finishing={draft.busy === 'finishing'}
          savesItself
          unsaved={draft.unsaved}
          stored={draft.stored}
          broughtBack={draft.broughtBack}
          trouble={asking && !stale ? null : draft.trouble}
          whenStale={
            <TwoDrafts
              mine={values}
              latest={whatOvertook}
              choices={known}
              onKeepMine={(theirs) => {
                learn(theirs)
                void draft.save({ over: theirs.revision })
              }}
              onTakeTheirs={(theirs) => {
                learn(theirs)
                setAsking(false)
                draft.take(theirs)
              }}
            />
          }
        >
          <PlanBasics firstDay={<FirstDay started={started} today={today} />} />
          <PhasesEditor />
        </EditorFrame>
        {!started && (
          <ActivateDialog
            open={asking && !stale}
            onOpenChange={setAsking}
            {...{ gaps, record }}
            pending={draft.busy === 'finishing'}
            trouble={draft.trouble?.message}
            onActivate={activate}
          />
        )}
        {published && (
          <PublishDialog
            open={asking && !stale}
            onOpenChange={setAsking}
            today={today}
            history={published.history}
            locale={locale}
            phases={values.phases}
            changes={asking ? difference(named(published.content, known), named(values, known)) : []}
            pending={draft.busy !== null}
            trouble={draft.trouble?.message}
            onPublish={(input) => void finish(input)}
          />
        )}
      </FormProvider>
    </EditingProvider>
  )
}

// Owns writing a plan: the form, what is missing, saving the draft and publishing it.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { CircleCheck, CircleDot, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { FormProvider, useForm, useWatch, type FieldPath } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { fieldId } from '@/components/ui/Field'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { planDraftSchema, type PlanDraft } from '@/domain/plans/draft'
import { missingForActivation } from '@/domain/plans/publish'
import { DraftSummary } from './DraftSummary'
import { EditingProvider, type PlanForm } from './plan-form'
import { PhasesEditor } from './PhasesEditor'
import { PlanDialog } from './PlanDialog'
import { PlanBasics } from './PlanBasics'
import { PublishDialog } from './PublishDialog'
import { useDraft, type DraftDeeds } from './useDraft'

export interface PlanEditorProps extends DraftDeeds {
  planId: string
  content: PlanDraft
  revision: number
  /** Where to go when there is nothing left to write. */
  afterDiscard: string
  /** Somebody has saved it: what is shown is what is kept. */
  saved: boolean
  /** The plan has been activated, so this becomes its next version. */
  started: boolean
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
  started,
  today,
  choices,
  precautions,
  ...deeds
}: PlanEditorProps) {
  const form = useForm<PlanForm, unknown, PlanDraft>({
    resolver: zodResolver(planDraftSchema),
    defaultValues: content,
    mode: 'onTouched',
  })
  const router = useRouter()
  const draft = useDraft(form, { revision, saved }, deeds)
  const [asking, setAsking] = useState(false)
  const [met, setMet] = useState<readonly ExerciseChoice[]>([])
  const known = useMemo(
    () => new Map([...choices, ...met].map((choice) => [choice.id, choice])),
    [choices, met],
  )
  const deliveryOf = useMemo(() => new Map([...known].map(([id, choice]) => [id, choice.delivery])), [known])

  const meet = (choice: ExerciseChoice) => setMet((before) => [...before, choice])

  const values = useWatch({ control: form.control }) as PlanDraft
  const missing = missingForActivation(values, started ? null : today, deliveryOf)

  function go(path: string) {
    const element = document.getElementById(fieldId(path))
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }

  async function finish(input: { effectiveOn: string; reason: string }) {
    if (await draft.publish(input)) router.replace(`/plans/${planId}`)
  }

  async function discard(): Promise<ActionResult<null>> {
    if (await draft.discard()) router.replace(afterDiscard)
    return { ok: true, value: null }
  }

  function publish() {
    const [first] = missing
    if (first) {
      for (const { path, message } of missing) form.setError(path as FieldPath<PlanForm>, { message })
      go(first.path)
    } else if (started) setAsking(true)
    else void finish({ effectiveOn: values.startsOn, reason: '' })
  }

  // Listens once, and saves what is there when the keys are pressed.
  const save = useRef(draft.save)
  useEffect(() => {
    save.current = draft.save
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void save.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const kept = saved || draft.revision !== revision
  return (
    <EditingProvider value={{ choices: known, meet, precautions }}>
      <FormProvider {...form}>
        <WhenReady>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void draft.save()
            }}
          >
            <div className="gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_16rem]">
              <div className="min-w-0 space-y-5">
                <PlanBasics started={started} today={today} />
                <PhasesEditor />
              </div>
              <aside aria-label="Summary" className="max-xl:mt-6 xl:sticky xl:top-6 xl:self-start">
                <DraftSummary content={values} missing={missing} onGo={go} started={started} />
              </aside>
            </div>
            <div className="sticky bottom-0 z-10 -mx-4 mt-6 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
              {draft.trouble && !asking && (
                <Alert tone="danger" title={draft.trouble.message} className="mb-3">
                  {draft.trouble.stale && (
                    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
                      <TextLink href={`/plans/${planId}/edit`} target="_blank">
                        See what is saved, in a new tab
                      </TextLink>
                      <Button size="small" onClick={() => void draft.saveOver()}>
                        Save mine over it
                      </Button>
                    </span>
                  )}
                </Alert>
              )}
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <p role="status" className="flex items-center gap-1.5 text-sm text-muted">
                  {draft.unsaved ? (
                    <CircleDot aria-hidden className="size-4" />
                  ) : (
                    <CircleCheck aria-hidden className="size-4" />
                  )}
                  {draft.busy === 'saving'
                    ? 'Saving …'
                    : draft.unsaved
                      ? 'Not saved'
                      : kept
                        ? 'Saved'
                        : 'Nothing changed yet'}
                </p>
                <div className="ml-auto flex flex-wrap gap-2">
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
                      act={discard}
                    />
                  )}
                  <Button type="submit" pending={draft.busy === 'saving'}>
                    Save draft
                  </Button>
                  <Button variant="primary" pending={draft.busy === 'publishing'} onClick={publish}>
                    {started ? 'Publish changes' : 'Activate plan'}
                  </Button>
                </div>
              </div>
            </div>
          </form>
        </WhenReady>
        {started && (
          <PublishDialog
            open={asking}
            onOpenChange={setAsking}
            today={today}
            pending={draft.busy !== null}
            trouble={draft.trouble?.message}
            onPublish={(input) => void finish(input)}
          />
        )}
      </FormProvider>
    </EditingProvider>
  )
}

// Owns writing an item of the clinic's own: the form, what is wrong in it, saving it, and what somebody else saved meanwhile.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, useFormContext, useFormState } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import { ownExerciseSchema, type OwnExercise, type OwnExerciseForm } from '@/domain/catalog/exercise'
import type { ExerciseStart } from '@/domain/catalog/exercise-form'
import { ExerciseAbout } from './ExerciseAbout'
import { ExerciseSafety } from './ExerciseSafety'
import { TextRows } from './TextRows'
import { UsualDosage } from './UsualDosage'
import { useExerciseDraft, type ExerciseDeeds } from './useExerciseDraft'
import { VariantField, type FindVariants, type Variant } from './VariantField'

export interface ExerciseFormProps {
  start: ExerciseStart
  /** By name, what the form holds by address. */
  variants: { easier: Variant | null; harder: Variant | null }
  /** Its own address; null while it has none. */
  slug: string | null
  back: string
  deeds: ExerciseDeeds
  find: FindVariants
}

export function ExerciseForm({ start, variants, slug, back, deeds, find }: ExerciseFormProps) {
  const router = useRouter()
  const form = useForm<OwnExerciseForm, unknown, OwnExercise>({
    resolver: zodResolver(ownExerciseSchema),
    defaultValues: start,
    mode: 'onTouched',
  })
  const { busy, trouble, save, saveOver } = useExerciseDraft(form, deeds, (saved) =>
    router.push(`/catalog/${saved}`),
  )
  return (
    <FormProvider {...form}>
      <WhenReady closed={busy}>
        <form
          noValidate
          className="space-y-7"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Section title="What it is">
            <ExerciseAbout />
          </Section>
          <Section title="How it is done">
            <div className="space-y-5">
              <TextRows
                name="steps"
                add="Add a step"
                legend="Steps"
                hint="One thing to do in each; Enter begins the next."
                high={2}
              />
              <TextRows name="cues" add="Add a cue" legend="Cues" hint="What helps to do it well." />
              <TextRows name="mistakes" add="Add a mistake" legend="Common mistakes" />
              <TextRows
                name="reading"
                add="Add a paragraph"
                legend="To read"
                hint="Paragraphs that the patient finds under Learn. Education needs them."
                high={3}
              />
            </div>
          </Section>
          <Section title="Dosage">
            <UsualDosage />
          </Section>
          <Section title="Safety">
            <ExerciseSafety />
          </Section>
          <Section title="Variants and video">
            <div className="grid gap-5 md:grid-cols-2">
              <VariantField
                name="easier"
                label="Easier variant"
                hint="An item of your clinic names this one back as harder."
                chosen={variants.easier}
                itself={slug}
                find={find}
              />
              <VariantField
                name="harder"
                label="Harder variant"
                hint="An item of your clinic names this one back as easier."
                chosen={variants.harder}
                itself={slug}
                find={find}
              />
              <VideoField />
            </div>
          </Section>
          {trouble && (
            <Alert tone="danger" title={trouble.message}>
              {trouble.stale && slug && (
                <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <TextLink href={`/catalog/${slug}`} target="_blank">
                    See what is saved, in a new tab
                  </TextLink>
                  <Button size="small" onClick={() => void saveOver()}>
                    Save mine over it
                  </Button>
                </span>
              )}
            </Alert>
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={busy}>
              Save exercise
            </Button>
            <LinkButton href={back} prefetch={false}>
              Cancel
            </LinkButton>
          </div>
        </form>
      </WhenReady>
    </FormProvider>
  )
}

function VideoField() {
  const { register, control } = useFormContext<OwnExerciseForm>()
  const { errors } = useFormState({ control, name: 'videoUrl' })
  return (
    <Field
      label="Video"
      hint="An address that begins with https://. It opens in a tab of its own."
      optional
      error={errors.videoUrl?.message}
      className="md:col-span-2"
    >
      <TextInput inputMode="url" {...register('videoUrl')} autoComplete="off" />
    </Field>
  )
}

// Owns the clinic's consent texts: how each is worded now, the next version of it, and new ones.
'use client'

import { FilePlus2 } from 'lucide-react'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { Select, TextArea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { askedWays, type AskedWay, type ConsentText, type ConsentTextInput } from '@/domain/consents'
import { dateWords } from '@/domain/date-words'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface ConsentTextsProps {
  texts: readonly ConsentText[]
  locale: string
  add: (input: ConsentTextInput) => Promise<ActionResult<void>>
  change: (topic: string, input: ConsentTextInput & { read: number }) => Promise<ActionResult<void>>
}

export function ConsentTexts({ texts, locale, add, change }: ConsentTextsProps) {
  return (
    <div className="space-y-5">
      {texts.length > 0 && (
        <ul className="divide-y divide-line">
          {texts.map(({ topic, ...text }) => (
            <li key={topic} className="py-3 first:pt-0">
              <h3 className="font-semibold">{text.title}</h3>
              <p className="text-sm text-muted">
                Version {text.number}, since {dateWords(text.on, locale)}. Asked for:{' '}
                {askedWays[text.asked].toLowerCase()}
              </p>
              <details>
                <summary className="min-h-11 cursor-pointer content-center font-semibold text-accent-text">
                  Read or change
                  <span className="sr-only">: {text.title}</span>
                </summary>
                <TextForm
                  // Filled anew once the version is there.
                  key={text.number}
                  name={topic}
                  given={text}
                  save={(input) => change(topic, { ...input, read: text.number })}
                  verb={`Save as version ${text.number + 1}`}
                />
              </details>
            </li>
          ))}
        </ul>
      )}
      <TextForm
        key={texts.length}
        name="new-consent"
        given={{ title: '', text: '', asked: 'in-person' }}
        save={add}
        verb="Add consent text"
      />
    </div>
  )
}

interface TextFormProps {
  name: string
  given: ConsentTextInput
  save: (input: ConsentTextInput) => Promise<ActionResult<void>>
  verb: string
}

function TextForm({ name, given, save, verb }: TextFormProps) {
  const { pending, fields, formOf } = useAction(save)
  const { '': message, ...wrong } = fields
  const form = formOf((typed) => [
    {
      title: textIn(typed, 'title'),
      text: textIn(typed, 'text'),
      asked: textIn(typed, 'asked') as AskedWay,
    },
  ])
  return (
    <form {...form} noValidate className="space-y-4">
      <FormErrors fields={wrong} message={message} form={name} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="What it is about" error={wrong.title} form={name}>
          <TextInput name="title" defaultValue={given.title} autoComplete="off" />
        </Field>
        <Field label="Asked for" error={wrong.asked} form={name}>
          <Select
            name="asked"
            defaultValue={given.asked}
            options={Object.entries(askedWays).map(([value, label]) => ({ value, label }))}
          />
        </Field>
      </div>
      <Field label="Text that patients agree to" error={wrong.text} form={name}>
        <TextArea name="text" rows={6} defaultValue={given.text} />
      </Field>
      <SubmitButton icon={<FilePlus2 />} pending={pending}>
        {verb}
      </SubmitButton>
    </form>
  )
}

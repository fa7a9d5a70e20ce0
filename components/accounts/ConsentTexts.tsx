// Owns the clinic's consent texts: how each is worded now, the next version of it, and new ones.
'use client'

import { FilePlus2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { Overtaken } from '@/components/ui/Overtaken'
import { Select, TextArea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import {
  askedNow,
  askedWays,
  type AskedWay,
  type ConsentText,
  type ConsentTextInput,
  type NewConsentTextInput,
} from '@/domain/consents'
import { keysOf } from '@/domain/catalog/vocabulary'
import { dateWords } from '@/domain/date-words'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface ConsentTextsProps {
  texts: readonly ConsentText[]
  locale: string
  add: (input: NewConsentTextInput) => Promise<ActionResult<void>>
  change: (topic: string, input: ConsentTextInput & { read: number }) => Promise<ActionResult<void>>
}

export function ConsentTexts({ texts, locale, add, change }: ConsentTextsProps) {
  const asked = texts.filter((text) => text.asked !== 'no-longer')
  const before = texts.filter((text) => text.asked === 'no-longer')
  return (
    <div className="space-y-5">
      {asked.length > 0 && <TextList texts={asked} {...{ locale, change }} />}
      {before.length > 0 && (
        <details>
          <summary className={summary}>No longer asked for: {before.length}</summary>
          <TextList texts={before} {...{ locale, change }} />
        </details>
      )}
      <TextForm
        name="new-consent"
        given={{ title: '', text: '', asked: 'in-person' }}
        ways={askedNow}
        save={add}
        number={0}
        verb={() => 'Add consent text'}
      />
    </div>
  )
}

const summary = 'min-h-11 cursor-pointer content-center font-semibold text-accent-text'

function TextList({ texts, locale, change }: Omit<ConsentTextsProps, 'add'>) {
  return (
    <ul className="divide-y divide-line">
      {texts.map(({ topic, ...text }) => (
        <li key={topic} className="py-3 first:pt-0">
          <h3 className="font-semibold">{text.title}</h3>
          <p className="text-sm text-muted">
            Version {text.number}, since {dateWords(text.on, locale)}. Asked for:{' '}
            {askedWays[text.asked].toLowerCase()}
          </p>
          <details>
            <summary className={summary}>
              Read or change
              <span className="sr-only">: {text.title}</span>
            </summary>
            <TextForm
              name={topic}
              given={text}
              ways={keysOf(askedWays)}
              save={(input, read) => change(topic, { ...input, read })}
              number={text.number}
              verb={(next) => `Save as version ${next}`}
            />
          </details>
        </li>
      ))}
    </ul>
  )
}

type Worded<Way extends AskedWay> = ConsentTextInput & { asked: Way }

interface TextFormProps<Way extends AskedWay> {
  name: string
  ways: readonly Way[]
  given: Worded<Way>
  /** `read` is the version that whoever typed has read. */
  save: (input: Worded<Way>, read: number) => Promise<ActionResult<void>>
  /** Of the version that stands; 0 of a text that is new. */
  number: number
  verb: (next: number) => string
}

function TextForm<Way extends AskedWay>({ name, given, ways, save, number, verb }: TextFormProps<Way>) {
  const [read, setRead] = useState(number)
  const { pending, fields, formOf, times, forget } = useAction(async (input: Worded<Way>) => {
    const result = await save(input, read)
    if (result.ok && number > 0) setRead(read + 1)
    return result
  })
  const [taken, setTaken] = useState(0)
  const { place, stayHere } = useOwnPlace<HTMLParagraphElement>()
  useEffect(() => {
    if (times > 0) stayHere()
  }, [times, stayHere])
  const { '': message, ...wrong } = fields
  const form = formOf((typed) => [
    {
      title: textIn(typed, 'title'),
      text: textIn(typed, 'text'),
      asked: textIn(typed, 'asked') as Way,
    },
  ])
  function choose() {
    setRead(number)
    forget()
  }
  return (
    <>
      {times > 0 && (
        <p ref={place} tabIndex={-1} className="mb-3 font-semibold text-good">
          {number > 0 ? `Saved as version ${read}.` : 'Saved. The text stands above.'}
        </p>
      )}
      {/* Filled anew once it is saved, or theirs is taken. */}
      <WhenReady closed={pending}>
        <form key={`${times} ${taken}`} {...form} noValidate className="space-y-4">
          <FormErrors fields={wrong} message={number > read ? undefined : message} form={name} />
          {number > read && (
            <Overtaken
              title={`Somebody has saved version ${number} meanwhile. What you typed is still here.`}
              keepMine={choose}
              takeTheirs={() => {
                choose()
                setTaken(taken + 1)
              }}
            >
              <p className="font-semibold">{given.title}</p>
              <p>{given.text}</p>
            </Overtaken>
          )}
          <div className="grid gap-4 md:grid-cols-2">
            <Field label="What it is about" error={wrong.title} form={name}>
              <TextInput name="title" defaultValue={given.title} autoComplete="off" />
            </Field>
            <Field label="Asked for" error={wrong.asked} form={name}>
              <Select
                name="asked"
                defaultValue={given.asked}
                options={ways.map((value) => ({ value, label: askedWays[value] }))}
              />
            </Field>
          </div>
          <Field label="Text that patients agree to" error={wrong.text} form={name}>
            <TextArea name="text" rows={6} defaultValue={given.text} />
          </Field>
          <SubmitButton icon={<FilePlus2 />} pending={pending}>
            {verb(read + 1)}
          </SubmitButton>
        </form>
      </WhenReady>
    </>
  )
}

// Owns the buttons of one exercise on one day. Every one is a plain form first; the script saves without leaving the page.
'use client'

import { useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/Button'
import { fieldId } from '@/components/ui/Field'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { countProblems, logOfForm, wrongCounts } from '@/domain/logging/form-entry'
import { hurtTooMuch } from '@/domain/logging/pain'
import type { LoggedView } from '@/domain/logging/log'
import type { ExerciseView } from '@/domain/logging/today-page'
import { LogFields } from './LogFields'
import { LoggedWords } from './LoggedWords'
import { LogSheet } from './LogSheet'
import { PainButtons } from './PainButtons'
import { standing, type SavedHere } from './saved-here'
import { madeHere, type LogToSend, type PageDay } from './entry'
import { SendingState } from './SendingState'
import { TooMuchPain } from './TooMuchPain'
import { useSending } from './useSending'
import { useTypedSince } from './useTypedSince'

export interface LogControlsProps {
  item: ExerciseView
  /** The day asks for it; what may be left is pressed upon nobody. */
  due: boolean
  day: PageDay
  clinicPhone: string
  formId: string
  /** Where a plain form opens and closes the sheet. */
  openHref: string
  closeHref: string
  startsOpen: boolean
  /** The fields that a plain form found wrong, by name. */
  startsWrong: readonly string[]
}

export function LogControls({
  item,
  due,
  day,
  clinicPhone,
  formId,
  openHref,
  closeHref,
  startsOpen,
  startsWrong,
}: LogControlsProps) {
  const [open, setOpen] = useState(startsOpen)
  const [wrong, setWrong] = useState(() => countProblems(startsWrong))
  const [saved, setSaved] = useState<SavedHere<LoggedView | null>>()
  const [askPain, setAskPain] = useState(false)
  const { place, stayHere } = useOwnPlace<HTMLDivElement>()
  const log = standing(saved, { now: item.log, last: item.last })

  const typing = useTypedSince(log)

  const close = () => {
    typing.end()
    setOpen(false)
    stayHere()
  }
  const closeAsSent = () => {
    if (!typing.wasTyped()) close()
  }
  const { sending, submit, again, dismiss } = useSending<{ log: LogToSend }>(
    item.name,
    ({ log: entry }) => {
      const now = entry.status === 'removed' ? null : entry
      setSaved({ now, over: item.last })
      typing.goesOn(now)
      setAskPain(entry.replaces === null && entry.status !== 'skipped' && entry.pain === null)
      closeAsSent()
    },
    closeAsSent,
  )
  const onSubmit = submit((field) => {
    const found = wrongCounts(field)
    setWrong(found)
    const [first] = Object.keys(found)
    if (first === undefined) {
      typing.sent()
      return { log: { ...logOfForm(field), ...madeHere(day) } }
    }
    document.getElementById(fieldId(first, item.key))?.focus()
    return null
  })
  const said = sending.state === 'saving' ? sending.entry.log : null
  const saving = said !== null
  const removing = said?.status === 'removed'
  const fields = <LogFields {...{ item, formId, log }} on={day.on} />
  const form = { method: 'post', action: '/api/logs/form', onSubmit }
  const which = item.time ? `${item.name}, ${item.time.toLowerCase()}` : item.name

  const more = (words: string) => (
    <a
      href={openHref}
      aria-label={`${words}: ${which}`}
      aria-expanded={false}
      onClick={(event) => {
        event.preventDefault()
        setOpen(true)
        stayHere()
      }}
      className={buttonClasses({ variant: 'quiet', size: log ? 'medium' : 'large' })}
    >
      {words}
    </a>
  )

  return (
    <div id={item.key} ref={place} tabIndex={-1} role="group" aria-label={which} className="mt-3">
      {log ? (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <LoggedWords log={log} />
          <div className={open ? 'hidden' : '-mr-4 ml-auto flex flex-wrap'}>
            {more('Change')}
            <form {...form}>
              {fields}
              <Button
                type="submit"
                name="status"
                value="removed"
                variant="quiet"
                pending={removing}
                aria-label={removing ? `Removing: ${which}` : `Remove: ${which}`}
              >
                {removing ? 'Removing' : 'Remove'}
              </Button>
            </form>
          </div>
        </div>
      ) : (
        <div className={open ? 'hidden' : 'flex gap-2 narrow:flex-wrap'}>
          <form {...form} className="flex-1">
            {fields}
            <Button
              type="submit"
              name="status"
              value="done"
              variant={due ? 'primary' : 'secondary'}
              size="large"
              wide
              pending={saving && !open}
              aria-label={saving && !open ? `Saving: ${which}` : `Done: ${which}`}
            >
              {saving && !open ? 'Saving' : 'Done'}
            </Button>
          </form>
          {more('More')}
        </div>
      )}
      {log && askPain && !open && !removing && (
        <form {...form} className="mt-3 border-t border-line pt-3">
          {fields}
          <div className="mb-2 flex items-center justify-between gap-3">
            <p className="font-semibold">Any pain while doing it?</p>
            <Button
              variant="quiet"
              size="small"
              onClick={() => {
                setAskPain(false)
                stayHere()
              }}
              aria-label={`No answer about pain: ${which}`}
            >
              No answer
            </Button>
          </div>
          <PainButtons about={`pain while doing ${which}`} saving={said?.pain ?? null} />
        </form>
      )}
      {open && (
        <form key={typing.key} onChange={typing.onChange} {...form} aria-label={`More about ${which}`}>
          <LogFields {...{ item, formId }} log={typing.corrects} on={day.on} />
          <LogSheet
            item={item}
            log={typing.corrects}
            saving={saving}
            wrong={wrong}
            close={close}
            closeHref={closeHref}
          />
        </form>
      )}
      {log && hurtTooMuch(log, item) && (
        <TooMuchPain
          {...{ log, clinicPhone }}
          stopWhen={item.stopWhen}
          now={saved !== undefined}
          className="mt-3"
        />
      )}
      <SendingState sending={sending} again={again} dismiss={dismiss} />
    </div>
  )
}

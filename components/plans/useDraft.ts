// Owns saving what is written in an editor: what the server holds, what it does not hold yet, and what it said.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useWatch, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { ActionResult } from '@/domain/action-result'
import type { EditsPlace } from './kept-edits'
import { useAutosave } from './useAutosave'
import { asText, type Editing } from './useEditHistory'
import { useKeptEdits } from './useKeptEdits'

/** Why it is not saved: a field is wrong, nobody answers, the session has ended or is somebody else's, somebody else has saved, or another reason. */
export type Trouble = {
  kind: 'wrong' | 'unreachable' | 'signed-out' | 'stale' | 'refused'
  message: string
}

/** What the server holds; the text is null while nobody here knows it, since what was sent is not answered. */
type Held = { revision: number; text: string | null; stored: boolean }

/** By what is edited: what was asked to be saved last, until it is answered. Whoever leaves an editor and comes back at once finds it here. */
const underWay = new Map<string, Promise<Held>>()

type Save<F, S> = (input: { content: F; revision: number }) => Promise<ActionResult<S>>

export interface DraftOptions<F, S extends { revision: number }> {
  /** Of the plan or protocol, also of one that nobody has saved yet. */
  id: string
  /** Of one that nobody has saved yet: it was kept under this id, and may have been saved without an answer. */
  setId?: (id: string) => void
  save: Save<F, S>
  /** Of what the form begins with; 0 where there is nothing yet. */
  revision: number
  /** The server holds it already. */
  stored: boolean
  /** Nobody waits for a button: what is written is saved when the writing pauses. */
  savesItself: boolean
  /** Where unsaved edits wait on this device. */
  place: EditsPlace
}

const corrections = 'Not saved: some fields need a correction.'
const unreachable = 'Not saved: the clinic’s server cannot be reached. What you typed is kept on this device.'
const changedSince = 'This was saved anew since you typed here. What you had typed is back, and is not saved.'
/** What the server may refuse that is no field of the form. */
const general = ['revision', '', 'effectiveOn', 'reason', 'content']

export function useDraft<F extends FieldValues, O, S extends { revision: number }>(
  form: UseFormReturn<F, unknown, O>,
  editing: Editing<F>,
  { id, setId, save: send, savesItself, place, ...start }: DraftOptions<F, S>,
) {
  const { control, getValues, setError, trigger } = form
  const [saving, setSaving] = useState(false)
  const [finishing, setFinishing] = useState(false)
  const busy = finishing ? 'finishing' : saving ? 'saving' : null
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  // The form's own defaults are no measure of what is saved: resetting to them would take the focus away.
  const [held, setHeld] = useState<Held>(() => ({
    ...start,
    text: underWay.has(id) ? null : asText(getValues()),
  }))
  const newest = useRef(held)
  const hold = useCallback((known: Partial<Held>) => {
    newest.current = { ...newest.current, ...known }
    setHeld(newest.current)
  }, [])
  /** What was sent last, whatever came of it. */
  const sent = useRef<string>(null)
  /** What was sent and never answered: whether it was saved is not known. */
  const unanswered = useRef<F>(null)
  /** What was sent before this page was opened, where edits that came back were typed on from it. */
  const sentBefore = useRef<string>(null)
  useEffect(() => {
    void underWay.get(id)?.then((answered) => {
      // Of what stands here it is the base only where that came from it: it may be somebody else's, or older.
      const isBase = [sentBefore.current, asText(getValues())].includes(answered.text)
      if (isBase && answered.revision >= newest.current.revision) hold(answered)
    })
  }, [id, hold, getValues])
  const text = asText(useWatch({ control }))
  const unsaved = text !== held.text

  const keeping = useKeptEdits<F>({
    place,
    text,
    unsaved,
    held,
    edits: () => ({ id, content: getValues(), sent: sent.current ?? sentBefore.current }),
    bringBack({ id: kept, content, revision, sent: before }) {
      const opened = newest.current.revision
      sentBefore.current = before
      setId?.(kept)
      // It goes on from what it was typed from, or the server would take it for written over what is opened.
      hold({ text: null, ...(opened > 0 && { revision }) })
      editing.apply(content)
      if (revision < opened) setTrouble({ kind: 'stale', message: changedSince })
    },
  })
  const autosave = useAutosave({
    savesItself,
    text,
    sent,
    unsaved,
    busy: busy !== null,
    trouble,
    save: () => save({ quiet: true }),
    settled,
  })

  /** Shows what the server refused at its fields, and the rest above the form. */
  function show(fields: Record<string, string>, status: number, quiet: boolean) {
    let focuses = !quiet
    for (const [path, message] of Object.entries(fields)) {
      const inContent = path.replace(/^content\./, '')
      if (general.includes(inContent)) continue
      setError(inContent as FieldPath<F>, { message }, { shouldFocus: focuses })
      focuses = false
    }
    const message = general.map((path) => fields[path]).find((each) => each !== undefined)
    const kind = fields.revision !== undefined ? 'stale' : (kinds[status] ?? (message ? 'refused' : 'wrong'))
    setTrouble({ kind, message: message ?? corrections })
  }

  const heardNothing = () => setTrouble({ kind: 'unreachable', message: unreachable })

  async function asking<T>(ask: () => Promise<ActionResult<T>>, quiet = false): Promise<{ value: T } | null> {
    try {
      const result = await ask()
      if (result.ok) return result
      show(result.fields, result.status, quiet)
    } catch {
      heardNothing()
    }
    return null
  }

  /**
   * What the server says of what was saved, or null when it was not. `over` writes over what somebody else has saved
   * meanwhile; `quiet` leaves the focus where it is.
   */
  function save(how: { by?: Save<F, S>; over?: number; quiet?: boolean } = {}): Promise<S | null> {
    const before = underWay.get(id)
    const saving = before ? before.then(() => saveNow(how)) : saveNow(how)
    const answer = saving.then(() => newest.current)
    underWay.set(id, answer)
    void answer.finally(() => {
      if (underWay.get(id) === answer) underWay.delete(id)
    })
    return saving
  }

  async function saveNow({
    by = send,
    over,
    quiet = false,
  }: Parameters<typeof save>[0] & object): Promise<S | null> {
    const content = structuredClone(getValues())
    const sending = asText(content)
    sent.current = sending
    setSaving(true)
    try {
      if (!(await trigger(undefined, { shouldFocus: !quiet }))) {
        setTrouble({ kind: 'wrong', message: corrections })
        return null
      }
      hold({ text: null })
      if (over === undefined && !(await hearsOfUnanswered(sending))) return null
      unanswered.current = content
      const saved = await asking(async () => {
        const result = await by({ content, revision: over ?? newest.current.revision })
        if (result.ok || kinds[result.status] !== 'unreachable') unanswered.current = null
        return result
      }, quiet)
      if (!saved) return null
      setTrouble(null)
      hold({ revision: saved.value.revision, text: sending, stored: true })
      if (asText(getValues()) === sending) keeping.forget()
      return saved.value
    } finally {
      setSaving(false)
    }
  }

  /**
   * What follows something that was never answered would be a conflict with oneself if that was saved: sent again, the
   * server says so, or saves it now. Where it is refused, what stands here is refused for the same, or is right by now.
   * False when nobody answers.
   */
  async function hearsOfUnanswered(sending: string): Promise<boolean> {
    const content = unanswered.current
    if (content === null || asText(content) === sending) return true
    try {
      const result = await send({ content, revision: newest.current.revision })
      if (result.ok) hold({ revision: result.value.revision, stored: true })
      return true
    } catch {
      heardNothing()
      return false
    }
  }

  /** What the server holds once it has answered what was sent. */
  async function settled() {
    await underWay.get(id)
    return newest.current
  }

  /** The revision under which all that stands here is saved, also what is typed while it is; null when it cannot be. */
  async function savedRevision(): Promise<number | null> {
    for (;;) {
      const { stored, text, revision } = await settled()
      if (stored && asText(getValues()) === text) return revision
      if (!(await save())) return null
    }
  }

  /**
   * Puts what somebody else has saved or published in the place of what stands here, as a step that can be undone. What
   * is published is no draft yet: the revision is then the one held here, and it is saved like what is typed.
   */
  function take(theirs: { content: F; revision: number }) {
    const { content, revision } = theirs
    unanswered.current = null
    if (revision !== newest.current.revision) {
      const text = asText(content)
      hold({ revision, text, stored: true })
      // What was refused beside it is sent again by itself where it comes back.
      sent.current = text
    }
    keeping.forget()
    setTrouble(null)
    editing.apply(content)
  }

  /**
   * Ends the writing here, so that leaving saves nothing and asks nothing; nothing is typed while it is done, nor afterwards.
   * Where it answers null it was not done.
   */
  async function finish<T>(deed: () => Promise<T | null>): Promise<T | null> {
    setFinishing(true)
    const done = await deed()
    if (done === null) setFinishing(false)
    else {
      autosave.end()
      keeping.end()
    }
    return done
  }

  const { stored } = held
  const { broughtBack } = keeping
  return { stored, busy, trouble, unsaved, broughtBack, save, settled, savedRevision, take, asking, finish }
}

const kinds: Record<number, Trouble['kind']> = { 401: 'signed-out', 409: 'signed-out', 503: 'unreachable' }

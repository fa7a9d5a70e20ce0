// The forms that need no viewer, as a stranger's browser sends them, and what they are answered.
import { expect } from '@playwright/test'
import { publicActions } from './authorisation.actions'
import type { Person, Served } from './authorisation.people'
import { badTexts } from './bad-input'
import { callAction, resultOf, type Answer } from './doors'

export const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

type Fields = { fields?: Record<string, string> }
/** What a form would show: the words at its fields, or nothing when the action led on. */
export const fieldsOf = ({ text }: Answer) => resultOf<Fields>(text)?.fields

export const actionCalled = (name: string) => publicActions.find((action) => action.endsWith(`#${name}`))!

type Place = Parameters<typeof callAction>[0]

export const submit = (place: Place, person: Person, name: string, fields: Record<string, string>) =>
  callAction(place, person, actionCalled(name), [{}, formOf(fields)])

/** More than is read of somebody who is signed out. */
export const isTooLong = (text: string | undefined) => text === badTexts['a megabyte']

/** The limits on guessing have tests of their own; elsewhere they would only stand in the way. */
export const forgetGuesses = ({ asSystem }: Pick<Served, 'asSystem'>) => asSystem('DELETE FROM guesses')

/** Every text in every field, by somebody who is signed out; a few of them by everybody else. */
export async function tryTexts(
  place: Place & Pick<Served, 'asSystem'>,
  name: string,
  good: Record<string, string>,
  by: readonly Person[] = ['signed out'],
): Promise<void> {
  for (const person of by)
    for (const [what, text] of Object.entries(badTexts)) {
      if (person !== 'signed out' && !['NUL', 'half a character', 'SQL'].includes(what)) continue
      for (const field of Object.keys(good)) {
        await forgetGuesses(place)
        const answer = await submit(place, person, name, { ...good, [field]: text })
        const status = isTooLong(text) ? 413 : 200
        expect(answer.status, `${name}: ${what} as ${field}, ${person}`).toBe(status)
        if (status === 413) continue
        expect(Object.values(fieldsOf(answer) ?? {}).join(''), `${name}: ${what} as ${field}`).not.toBe('')
        expect(answer.cookies, `${name}: ${what} as ${field}`).toEqual([])
      }
    }
}

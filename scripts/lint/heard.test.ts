// The lint rule that an action is heard where it is pressed finds one that is not, and nothing else.
import { ESLint } from 'eslint'
import { beforeAll, expect, it } from 'vitest'

const eslint = new ESLint()
const begin = `import type { ActionResult } from '@/domain/action-result'
declare const act: () => Promise<ActionResult<void>>
declare const say: (words: string) => void
`

async function found(code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(begin + code, { filePath: 'components/sessions/BookSession.tsx' })
  return result!.messages.map(({ ruleId }) => ruleId)
}

// All types of the program are read for the first.
beforeAll(() => found(''))

it.each([
  `export async function press() { const result = await act(); if (!result.ok) say('') }`,
  `export const press = async () => say((await act()).ok ? '' : 'no')`,
  `export async function press() { try { say('') } catch { say((await act()).ok ? '' : 'no') } }`,
])('unheard: %s', async (code) => {
  expect(await found(code)).toEqual(['house/heard'])
})

it.each([
  `export async function press() { try { say((await act()).ok ? '' : 'no') } catch { say('lost') } }`,
  `export async function press() { const result = await act().catch(() => null); if (!result) say('lost') }`,
  // Whoever is given this hears.
  `export async function press() { const result = await act(); if (result.ok) say(''); return result }`,
])('heard: %s', async (code) => {
  expect(await found(code)).toEqual([])
})

it('a form action of React’s own, which replaces the page', async () => {
  const form = `import { useActionState } from 'react'\nexport const useForm = () => [useActionState(act, null), say]`
  expect(await found(form)).toEqual(['no-restricted-syntax'])
})

it.each([
  `import { lazy } from 'react'\nexport const Part = lazy(() => import('./Part'))`,
  `import dynamic from 'next/dynamic'\nexport const Part = dynamic(() => import('./Part'))`,
])('a part that replaces the page where it does not come: %s', async (part) => {
  expect(await found(`${part}\nexport { act, say }`)).toEqual(['no-restricted-syntax'])
})

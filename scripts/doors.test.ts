// Each page, handler and action asks for the role that its row of the matrix names: a door that asks for less is seen here, without
// a build. Whom each of these guards lets in, server/session.test.ts and server/action.test.ts try.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { actions } from '@/e2e/authorisation.actions'
import type { Columns } from '@/e2e/authorisation.columns'
import { handlers, pages } from '@/e2e/authorisation.matrix'
import { filesByRoute } from '@/e2e/doors'

/** Whom the row lets in by their role: who lacks it is answered 403, whatever they ask for. */
function roleOf({ admin, therapist, patient, 'signed out': stranger }: Columns): string {
  if (patient === 403) return admin === 403 ? 'therapist' : therapist === 403 ? 'admin' : 'staff'
  if (admin === 403) return 'patient'
  return stranger === 401 ? 'viewer' : 'nobody'
}

const guardsIn = (code: string, guard: RegExp): string =>
  [...new Set([...code.matchAll(guard)].map((found) => found.slice(1).find(Boolean)!.toLowerCase()))].join(
    ' or ',
  )

const guardOfPage = (code: string) => guardsIn(code, /\bawait require(\w+)\(\)/g) || 'nobody'

function guardOfHandler(code: string): string {
  if (!/\bfileFor\(|\bif \(!viewer\)/.test(code)) return 'nobody'
  return guardsIn(code, /\bif \((?:viewer\.kind !== '(\w+)'|!is(\w+)\(viewer\))\) return/g) || 'viewer'
}

/** An export calls what stands at the top of its file, by its name, and that may call another. */
function guardOfAction(code: string, name: string): string {
  const declared = new Map(
    code
      .split(/^(?=(?:export )?(?:async )?(?:const|function) )/m)
      .map((part) => [/(?:const|function) (\w+)/.exec(part)?.[1], part]),
  )
  const reached = new Set([name])
  for (const each of reached)
    for (const [, called] of declared.get(each)!.matchAll(/(?<![\w.])(\w+)\(/g))
      if (declared.has(called)) reached.add(called!)
  return guardsIn([...reached].map((each) => declared.get(each)).join(''), /\b(\w+)Action\(/g)
}

const pageFiles = filesByRoute('page.tsx')
for (const { file, of, expected } of pages)
  it(`page ${file}${of ? `, ${of}` : ''}`, () => {
    expect(guardOfPage(readFileSync(pageFiles[file]!, 'utf8'))).toBe(roleOf(expected))
  })

it.each([
  ['app/(clinic)/layout.tsx', 'staff'],
  ['app/(portal)/layout.tsx', 'patient'],
])('the frame %s', (file, role) => {
  expect(guardOfPage(readFileSync(file, 'utf8'))).toBe(role)
})

const handlerFiles = filesByRoute('route.ts')
for (const { file, method, of, expected } of handlers)
  it(`handler ${method} ${file}${of ? `, ${of}` : ''}`, () => {
    expect(guardOfHandler(readFileSync(handlerFiles[file]!, 'utf8'))).toBe(roleOf(expected))
  })

for (const [action, { expected }] of Object.entries(actions))
  it(`action ${action}`, () => {
    const [file, name] = action.split('#') as [string, string]
    expect(guardOfAction(readFileSync(file, 'utf8'), name)).toBe(roleOf(expected))
  })

// Every form takes ids by one rule (domain/fields.ts).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

it('every form takes ids by that rule', () => {
  const files = readdirSync('domain', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const by = files.filter((file) => readFileSync(path.join('domain', file), 'utf8').includes('z.uuid('))
  expect(by.filter((file) => !file.endsWith('.test.ts'))).toEqual(['fields.ts'])
})

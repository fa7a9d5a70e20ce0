// A form that works without scripts has no header to say whose page it was on: so each has the field that does.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

/** Where a link leads is nobody's page. */
const nobodys = ['accounts/LinkDeed.tsx']

it('every form that works without scripts says whose page it is on', async () => {
  const files = (await readdir('components', { recursive: true })).filter((file) => file.endsWith('.tsx'))
  const forms: string[] = []
  const without: string[] = []
  for (const file of files) {
    const text = await readFile(path.join('components', file), 'utf8')
    const sent = text.match(/<form \{\.\.\.[\w.]*formProps\}/gi)?.length ?? 0
    if (!text.includes(' usePlainForm') || sent === 0) continue
    forms.push(file)
    if ((text.match(/<OwnerField \/>/g)?.length ?? 0) < sent) without.push(file)
  }
  expect(forms.length).toBeGreaterThan(8)
  expect(without).toEqual(nobodys)
})

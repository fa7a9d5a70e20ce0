// Every form of an exercise begins with these fields: one that corrects carries all that stood, so that it takes nothing away unasked.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { lastOf, logOfForm } from '@/domain/logging/form-entry'
import type { LoggedView } from '@/domain/logging/log'
import { LogFields } from './LogFields'

const item = { key: 'p-2', prescriptionId: 'p', prescriptionVersionId: 'v', slot: 2 }

function sent(log: LoggedView | null, tapped: Record<string, string>) {
  const markup = renderToStaticMarkup(<LogFields {...{ item, log }} on="2026-11-02" formId="new" />)
  const form = new FormData()
  for (const [, name, value] of markup.matchAll(/name="(.*?)" value="(.*?)"/g)) form.append(name!, value!)
  for (const [name, value] of Object.entries(tapped)) form.append(name, value)
  return logOfForm(lastOf(form))
}

it('a tap on a pain keeps the pain afterwards, the effort and the note of the entry', () => {
  const said = { status: 'done' as const, painAfter: 8, effort: 7, note: 'hurt afterwards', pain: null }
  const log = { ...said, id: 'before', setsDone: null, repsDone: null, skipReason: null }
  expect(sent(log, { pain: '2' })).toEqual({
    ...{ prescriptionId: 'p', prescriptionVersionId: 'v', dueOn: '2026-11-02', slot: 2 },
    ...{ ...said, pain: 2, setsDone: null, repsDone: null, skipReason: null, replaces: 'before' },
  })
})

it('a first entry says what was tapped and nothing else', () => {
  expect(sent(null, { status: 'done' })).toMatchObject({
    status: 'done',
    pain: null,
    note: '',
    replaces: null,
  })
})

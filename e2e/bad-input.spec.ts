// Bad input at every field of every action: an error beside that field or kept exactly as it is, never a broken answer, never half a write.
import { expect, test } from '@playwright/test'
import { saysSomething } from '@/domain/fields'
import { actions } from './authorisation.actions'
import { serveMatrix, type Served } from './authorisation.people'
import { badDates, badNumbers, badStructures, badTexts, unaskedWord, withUnasked } from './bad-input'
import { fieldsOfSchema, forms, type Form } from './bad-input.forms'
import {
  call,
  errorsOf,
  formIn,
  isSaidAt,
  isStamp,
  pathsIn,
  spoil,
  takenIn,
  unreadable,
  written,
  type Path,
} from './bad-input.send'

let served: Served

test.describe.configure({ mode: 'default', timeout: 900_000 })
test.beforeAll(async () => {
  test.setTimeout(600_000)
  served = await serveMatrix()
})
test.afterAll(() => served?.stop())

/** A form as browsers send it has no half characters; and no text is kept with marks that turn it round. */
const asStored = (text: string, plain: boolean) =>
  JSON.stringify((plain ? text.toWellFormed() : text).replace('\u202E', '').normalize('NFC').trim()).slice(
    1,
    -1,
  )

type Attempt = { fill: Form['args']; fields: readonly Path[]; what: string; bad: unknown }

/** Sends the form with the same thing in all of these fields; answers those that did not refuse it, none where it was taken. */
async function attempt(name: string, { fill, fields, what, bad }: Attempt, whole: Whole): Promise<Path[]> {
  const words = `${name}: ${what} at ${fields.map((path) => path.join('.')).join(', ')}`
  const args = await fill(written(served))
  const errors = errorsOf(name, args, fields, bad)
  const result = await call(served, name, spoil(args, fields, bad), words)
  if (result.ok) {
    expect(errors, `${words}: what its schema refuses is taken`).toEqual({})
    whole.print = await served.fingerprint()
    if (typeof bad === 'string' && saysSomething(bad) && fields.some(isFreeText))
      expect(await served.holds(asStored(bad, forms[name]?.plain === true)), `${words} is kept`).toBe(true)
    return []
  }
  expect([400, 404, 413, 422], words).toContain(result.status)
  // In the words of its schema; where they stand is asked below.
  if (result.status === 422)
    expect(Object.values(result.fields ?? {}), words).toEqual(expect.arrayContaining(Object.values(errors)))
  // What was chosen is not there; or nobody has typed here, and what came is no form at all.
  if (unreadable.has(result.status!) || result.status === 404 || forms[name]?.chosen) return []
  const said = Object.keys(result.fields ?? {})
  const left = fields.filter((path) => !said.some((at) => isSaidAt(path, at)))
  if (left.length < fields.length) return left
  // What the page binds may be refused with the whole form.
  if (said.includes('') && fields.some(isStamp)) return fields.filter((path) => !isStamp(path))
  if (said.length > 0 && fields.every(isStamp)) return []
  // Not this input's fault, if the same form as it should be is refused in the same words.
  const { fields: always } = await call(served, name, await fill(written(served)), `${name}, as it should be`)
  whole.print = await served.fingerprint()
  expect(result.fields, words).toEqual(always)
  return []
}

/** What the database held when it was last known to be whole. */
type Whole = { print: string }

async function nothingWritten(name: string, whole: Whole): Promise<void> {
  expect(await served.fingerprint(), `${name}: what is refused writes nothing`).toBe(whole.print)
}

/** All at once, and then those that the first errors hid, until each form is taken or refuses for a reason of its own. */
async function tryAll(name: string, attempts: readonly Attempt[], whole: Whole): Promise<void> {
  const hidden: Attempt[] = []
  for (const each of attempts) {
    const fields = await attempt(name, each, whole)
    if (fields.length > 0) hidden.push({ ...each, fields })
  }
  await nothingWritten(name, whole)
  for (const each of hidden)
    for (let { fields } = each; fields.length > 0;) fields = await attempt(name, { ...each, fields }, whole)
  await nothingWritten(name, whole)
}

/** What nobody is asked, in every group of fields: left out or refused, and kept nowhere. */
async function nothingUnasked(name: string, fill: Form['args'], whole: Whole): Promise<void> {
  const words = `${name}: what nobody is asked`
  const result = await call(served, name, (await fill(written(served))).map(withUnasked), words)
  if (!result.ok) expect([400, 404, 422], words).toContain(result.status)
  whole.print = await served.fingerprint()
  expect(await served.holds(unaskedWord), `${words} is kept`).toBe(false)
}

/** Words of one's own, which are kept as they are typed; what is chosen, dates and addresses are kept as what they mean. */
const isFreeText = (path: Path) =>
  // Of an own measure the server keeps what the clinic calls it.
  !path.includes('own') &&
  /^(name|text|item|note|reason|aim|criterion|problem|diagnosis|purpose|condition|intensity|stopWhen|phone|happened|done|report|findings|next|privateNote|referrer|redFlags|summary|licence|question)$/.test(
    String(path.at(-1)),
  )

const values = Object.entries({ ...badTexts, ...badNumbers, ...badDates })
/** In place of what the page binds, which is an id, a number or a name out of a list: each kind of thing once. */
const inPlaceOfNames = [
  ...values.filter(([what]) => /^(empty|NUL|a megabyte|a path|infinite|nothing|list)$/.test(what)),
  ...Object.entries(badStructures).filter(([what]) => /^(a role|deep)$/.test(what)),
]

/** Sent whole, so that it shows whether the server asks the form's own schema; of the rest only what that lets through. */
const sentAnyhow = /^(NUL|half a character|a megabyte|fraction|a far year|list|deep)$/

for (const [name, row] of Object.entries(actions)) {
  test(`${name.split('#')[1]} takes anything`, async () => {
    const matrixArgs = row.args(served.subject)
    const form = forms[name]
    // Whoever writes a new form fills it in completely in bad-input.forms.ts.
    expect(form !== undefined, 'its form is filled in').toBe(formIn(matrixArgs) >= 0)
    const fills = form ? [form.args, form.orElse ?? []].flat() : [() => row.args(served.subject)]
    const whole: Whole = { print: await served.fingerprint() }
    const bound = new Set<string>()
    for (const fill of fills) {
      const filled = await fill(written(served))
      const at = formIn(filled)
      // What the page binds: whose form it is. Each by itself, since it is asked for first.
      for (const [index, argument] of filled.entries())
        if (index !== at && !bound.has(`${index} ${String(argument)}`))
          for (const [what, bad] of inPlaceOfNames) {
            const result = await call(
              served,
              name,
              spoil(filled, [[index]], bad),
              `${name}: ${what} at ${index}`,
            )
            if (typeof argument === 'string') expect(result.ok && isRefusable(argument), what).toBe(false)
            if (result.ok) whole.print = await served.fingerprint()
          }
      for (const [index, argument] of filled.entries()) bound.add(`${index} ${String(argument)}`)
      await nothingWritten(name, whole)
      if (at < 0) continue
      const fields = pathsIn(filled[at], 'fields', [at])
      const inFields = values.map(([what, bad]): Attempt =>
        // In all of them it would be more than is read of one request.
        ({ fill, fields: what === 'a megabyte' ? fields.slice(0, 1) : fields, what, bad }),
      )
      const groups = form?.plain ? [] : pathsIn(filled[at], 'groups', [at])
      const inGroups = groups.flatMap((path) =>
        Object.entries(badStructures).map(([what, bad]): Attempt => ({ fill, fields: [path], what, bad })),
      )
      const sent = [...inFields, ...inGroups].flatMap((each) => {
        if (sentAnyhow.test(each.what)) return [each]
        const left = takenIn(name, filled, each.fields, each.bad)
        return left.length > 0 ? [{ ...each, fields: left }] : []
      })
      await tryAll(name, sent, whole)
      await nothingUnasked(name, fill, whole)
    }
  })
}

const isRefusable = (argument: string) => /^[0-9a-f-]{36}$/.test(argument)

const settings = 'app/(clinic)/settings/actions.ts'

test('an end before its start, and a most below the least, is said there', async () => {
  const measured = await forms[`${settings}#addClinicMeasure`]!.args(written(served))
  for (const [name, form, at] of [
    ['addClinicClosedDays', { from: '2027-05-02', to: '2027-05-01', name: 'Holiday' }, 'to'],
    ['saveHours', { days: [{ weekday: 1, from: '18:00', to: '08:00' }] }, 'days.0.to'],
    ['addClinicMeasure', { ...(measured[0] as object), least: 10, most: 0 }, 'most'],
  ] as const) {
    const { ok, fields } = await call(served, `${settings}#${name}`, [form], name)
    expect({ ok, at: Object.keys(fields ?? {}) }, name).toEqual({ ok: false, at: [at] })
  }
})

test('a family is one character, also where a text is as long as it may be', async () => {
  const name = `${settings}#saveClinic`
  const named = async (text: string) => {
    const [form] = await forms[name]!.args(written(served))
    return call(served, name, [{ ...(form as object), name: text }], name)
  }
  const longest = '👨‍👩‍👧'.repeat(120)
  expect(await named(longest)).toMatchObject({ ok: true })
  expect(await served.holds(longest)).toBe(true)
  expect(await named(`${longest}👨‍👩‍👧`)).toMatchObject({ ok: false, fields: { name: 'At most 120 characters' } })
})

test('every form is filled in completely', async () => {
  for (const [name, { schema, args, orElse }] of Object.entries(forms)) {
    const found = new Set<string>()
    const look = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, part] of Object.entries(value)) {
        const path = Array.isArray(value) ? `${at}.*` : at === '' ? key : `${at}.${key}`
        found.add(path)
        look(part, path)
      }
    }
    for (const fill of [args, orElse ?? []].flat()) {
      const filled = await fill(written(served))
      const form = filled[formIn(filled)]
      expect(schema.safeParse(form).error?.issues, name).toBeUndefined()
      look(form, '')
    }
    expect(
      [...fieldsOfSchema(schema)].filter((path) => !found.has(path)),
      name,
    ).toEqual([])
  }
})

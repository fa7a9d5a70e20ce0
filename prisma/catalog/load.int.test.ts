// Loading the catalog into a real database: idempotent, stable in its ids, and never on a clinic's own items.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawingSchema } from '@/domain/catalog/drawing/drawing'
import { protocolContentSchema, type ProtocolContent } from '@/domain/plans/content'
import { startEmbedded, type EmbeddedDatabase } from '@/prisma/embedded'
import { migrate } from '@/prisma/migrate'
import { drawings } from './drawings/all'
import { items } from './items'
import { loadCatalog, loadContent } from './load'
import { protocols } from './protocols/protocols'

let folder: string
let database: EmbeddedDatabase
let client: pg.Client
const ownClinic = v7()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phaseline-catalog-'))
  // As root the server runs as a user of its own, who has to reach it.
  await chmod(folder, 0o755)
  database = await startEmbedded(folder, { throwaway: true })
  await migrate(database.url)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
}, 60_000)

afterAll(async () => {
  await client?.end()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function as<T extends pg.QueryResultRow>(
  role: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  await client.query('BEGIN')
  try {
    await client.query(`SELECT set_config('role', $1, true), set_config('app.clinic_id', $2, true)`, [
      role,
      ownClinic,
    ])
    const { rows } = await client.query<T>(sql, values)
    await client.query('COMMIT')
    return rows
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

type Row = {
  id: string
  slug: string
  purpose: string
  archived_at: Date | null
  xmin: string
  easier_id: string | null
}
const exercises = () =>
  as<Row>(
    'phaseline_system',
    'SELECT id, slug, purpose, archived_at, easier_id, xmin::text FROM exercises ORDER BY slug',
  )
const programmes = () =>
  as<{ id: string; slug: string; content: ProtocolContent; xmin: string }>(
    'phaseline_system',
    'SELECT id, slug, content, xmin::text FROM protocols ORDER BY slug',
  )
const named = (rows: Row[], slug: string) => rows.find((row) => row.slug === slug)!

it('two starts at once leave each item once, whole and linked', async () => {
  await Promise.all([loadCatalog(database.url), loadCatalog(database.url)])
  const rows = await exercises()
  expect(rows.map(({ slug }) => slug).sort()).toEqual(items.map(({ slug }) => slug).sort())
  expect(named(rows, 'band-row').easier_id).toBe(named(rows, 'scapular-squeeze-standing').id)

  const [row] = await as<Record<string, unknown>>(
    'phaseline_staff',
    `SELECT * FROM exercises WHERE slug = 'band-row'`,
  )
  const written = items.find(({ slug }) => slug === 'band-row')!
  expect(row).toMatchObject({
    clinic_id: null,
    name: written.name,
    other_names: written.otherNames,
    steps: written.steps,
    reading: [],
    stop_when: written.stopWhen,
    dosage_fields: written.dosageFields,
    default_dosage: written.defaultDosage,
  })

  const stored = await programmes()
  expect(stored.map(({ slug }) => slug)).toEqual(protocols.map(({ slug }) => slug).sort())
  const ids = new Set(rows.map(({ id }) => id))
  for (const { content } of stored) {
    expect(protocolContentSchema.parse(content)).toEqual(content)
    for (const { exerciseId } of content.phases.flatMap((phase) => phase.prescriptions))
      expect(ids).toContain(exerciseId)
  }
})

it('writes nothing when nothing has changed', async () => {
  const before = [await exercises(), await programmes()]
  await loadCatalog(database.url)
  expect([await exercises(), await programmes()]).toEqual(before)
})

it('brings an improved text, keeps every id, and leaves all else as it was', async () => {
  const before = await exercises()
  const programmesBefore = await programmes()
  const purpose = 'A better sentence.'
  const improved = items.map((item) => (item.slug === 'wall-slide' ? { ...item, purpose } : item))
  const [protocol, ...otherProtocols] = protocols
  const longer = { ...protocol!, summary: 'A better summary.' }
  await loadContent(database.url, improved, [longer, ...otherProtocols], drawings)

  const after = await exercises()
  expect(named(after, 'wall-slide')).toMatchObject({ id: named(before, 'wall-slide').id, purpose })
  const others = (rows: Row[]) => rows.filter(({ slug }) => slug !== 'wall-slide')
  expect(others(after)).toEqual(others(before))
  for (const [i, now] of (await programmes()).entries()) {
    const { xmin, ...kept } = programmesBefore[i]!
    expect(now).toMatchObject(kept)
    expect(now.xmin === xmin).toBe(now.slug !== protocol!.slug)
  }
  await loadCatalog(database.url)
})

it('brings a drawing that was improved, and its digest with it, and nothing else', async () => {
  const drawn = () =>
    as<{ slug: string; drawing: unknown; drawing_digest: string | null }>(
      'phaseline_system',
      'SELECT slug, drawing, drawing_digest FROM exercises ORDER BY slug',
    )
  const before = await drawn()
  for (const { slug, drawing } of before)
    expect(drawing).toEqual(drawings[slug] ? drawingSchema.parse(drawings[slug]) : null)
  const slower = { ...drawings, 'cat-camel': { ...drawings['cat-camel']!, seconds: 3 } }
  await loadContent(database.url, items, protocols, slower)
  const changed = (await drawn()).filter(
    ({ drawing_digest }, i) => drawing_digest !== before[i]!.drawing_digest,
  )
  expect(changed).toMatchObject([{ slug: 'cat-camel', drawing: { seconds: 3 } }])
  await loadCatalog(database.url)
  expect(await drawn()).toEqual(before)
})

it('archives what is no longer built in, and has it back under its id', async () => {
  const before = named(await exercises(), 'cat-camel')
  await loadContent(
    database.url,
    items.filter(({ slug }) => slug !== 'cat-camel'),
    protocols,
    drawings,
  )
  const gone = named(await exercises(), 'cat-camel')
  expect(gone.archived_at).toBeInstanceOf(Date)
  await loadCatalog(database.url)
  expect(named(await exercises(), 'cat-camel')).toMatchObject({ id: before.id, archived_at: null })
})

it('never touches an item of a clinic, also under the same slug', async () => {
  await as(
    'phaseline_system',
    `INSERT INTO clinics (id, name, time_zone) VALUES ($1, 'Own', 'Europe/London')`,
    [ownClinic],
  )
  await as(
    'phaseline_staff',
    `INSERT INTO exercises (id, clinic_id, slug, name, kind, delivery, position, level, purpose, stop_when, default_dosage, content_hash)
     VALUES ($1, $2, 'wall-slide', 'Ours', 'strengthening', 'home', 'standing', 'easy', 'Our words.', 'Our limit.', '{}', ''),
            ($3, $2, 'ours-alone', 'Ours alone', 'strengthening', 'home', 'standing', 'easy', 'Our words.', 'Our limit.', '{}', '')`,
    [v7(), ownClinic, v7()],
  )
  const ours = () =>
    as('phaseline_staff', 'SELECT *, xmin FROM exercises WHERE clinic_id IS NOT NULL ORDER BY slug')
  const before = await ours()
  expect(before).toHaveLength(2)
  await loadContent(
    database.url,
    items.map((item) => ({ ...item, purpose: 'Changed for all.' })),
    protocols,
    drawings,
  )
  expect(await ours()).toEqual(before)
  await loadCatalog(database.url)
})

it('leaves everything as it was when one item is wrong', async () => {
  const before = await exercises()
  const [first, ...rest] = items
  await expect(
    loadContent(
      database.url,
      [{ ...first!, purpose: 'Written first.' }, ...rest],
      [{ ...protocols[0]!, sources: [] }],
      drawings,
    ),
  ).rejects.toThrow('Name a source')
  expect(await exercises()).toEqual(before)
})

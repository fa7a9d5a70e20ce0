// Loads the built-in catalog at each start: new and improved items reach every clinic, a clinic's own are never touched, and what is unchanged is not written.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { v7 } from 'uuid'
import { drawingSchema, type Drawing } from '@/domain/catalog/drawing/drawing'
import { exerciseSchema, type Exercise } from '@/domain/catalog/exercise'
import { protocolContentSchema, type ProtocolContent } from '@/domain/plans/content'
import { drawings } from './drawings/all'
import { items } from './items'
import { builtInProtocolSchema, type BuiltInProtocol } from './protocol'
import { protocols } from './protocols/protocols'

type Stored = { id: string; slug: string; content_hash: string; archived_at: Date | null }
type StoredProtocol = Stored & { content: ProtocolContent }

/** All or nothing. Two starts at once: the second waits, and then finds nothing to do. */
export async function loadCatalog(databaseUrl: string): Promise<void> {
  await loadContent(databaseUrl, items, protocols, drawings)
}

/** As loadCatalog, for a catalog that a test has changed. */
export async function loadContent(
  databaseUrl: string,
  exercises: readonly Exercise[],
  programmes: readonly BuiltInProtocol[],
  pictures: Readonly<Record<string, Drawing>>,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    // The owner is bound by row-level security too; only this role may write rows that belong to no clinic.
    await client.query(`SELECT set_config('role', 'phaseline_system', true), pg_advisory_xact_lock(7429001)`)
    const idOf = await loadExercises(client, exercises, pictures)
    await loadProtocols(client, programmes, idOf)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

async function loadExercises(
  client: pg.Client,
  wanted: readonly Exercise[],
  pictures: Readonly<Record<string, Drawing>>,
): Promise<Map<string, string>> {
  const { rows } = await client.query<Stored>(
    'SELECT id, slug, content_hash, archived_at FROM exercises WHERE clinic_id IS NULL',
  )
  const stored = new Map(rows.map((row) => [row.slug, row]))
  const exercises = wanted.map((item) => exerciseSchema.parse(item))
  const idOf = new Map(exercises.map(({ slug }) => [slug, stored.get(slug)?.id ?? v7()]))
  const link = (slug: string | null) => (slug === null ? null : known(idOf, slug))

  const changed = exercises
    .map((item) => {
      const written = pictures[item.slug]
      const drawing = written ? drawingSchema.parse(written) : null
      // An item without a drawing keeps the hash that it had before there were any.
      return { item, drawing, content_hash: hashOf(drawing ? { item, drawing } : item) }
    })
    .filter(({ item, content_hash }) => !isCurrent(stored.get(item.slug), content_hash))
    .map(({ item, drawing, content_hash }) => ({
      id: known(idOf, item.slug),
      slug: item.slug,
      name: item.name,
      other_names: item.otherNames,
      kind: item.kind,
      delivery: item.delivery,
      regions: item.regions,
      equipment: item.equipment,
      position: item.position,
      level: item.level,
      purpose: item.purpose,
      steps: item.steps,
      cues: item.cues,
      mistakes: item.mistakes,
      reading: item.reading,
      contraindications: item.contraindications,
      precautions: item.precautions,
      stop_when: item.stopWhen,
      dosage_fields: item.dosageFields,
      default_dosage: item.defaultDosage,
      drawing,
      drawing_digest: drawing && hashOf(drawing).slice(0, 12),
      easier_id: link(item.easier),
      harder_id: link(item.harder),
      content_hash,
    }))
  // One statement, since variants name each other and foreign keys are checked at its end.
  await put(client, 'exercises', changed)
  await archiveOthers(client, 'exercises', rows, idOf)
  return idOf
}

async function loadProtocols(
  client: pg.Client,
  wanted: readonly BuiltInProtocol[],
  exerciseIds: Map<string, string>,
) {
  const { rows } = await client.query<StoredProtocol>(
    'SELECT id, slug, content_hash, archived_at, content FROM protocols WHERE clinic_id IS NULL',
  )
  const stored = new Map(rows.map((row) => [row.slug, row]))
  const programmes = wanted.map((programme) => builtInProtocolSchema.parse(programme))
  const idOf = new Map(programmes.map(({ slug }) => [slug, stored.get(slug)?.id ?? v7()]))

  const changed = programmes
    .map((programme) => ({ programme, content_hash: hashOf(programme) }))
    .filter(({ programme, content_hash }) => !isCurrent(stored.get(programme.slug), content_hash))
    .map(({ programme, content_hash }) => ({
      id: known(idOf, programme.slug),
      slug: programme.slug,
      name: programme.name,
      condition: programme.condition,
      regions: programme.regions,
      summary: programme.summary,
      sources: programme.sources,
      content: withIds(programme, exerciseIds, stored.get(programme.slug)?.content),
      content_hash,
    }))
  await put(client, 'protocols', changed)
  await archiveOthers(client, 'protocols', rows, idOf)
}

/** The content as plans use it. A phase keeps its id by its name, a prescription by its exercise in that phase. */
function withIds(
  { content }: ReturnType<typeof builtInProtocolSchema.parse>,
  exerciseIds: Map<string, string>,
  before: ProtocolContent | undefined,
): ProtocolContent {
  return protocolContentSchema.parse({
    ...content,
    phases: content.phases.map((phase) => {
      const same = before?.phases.find(({ name }) => name === phase.name)
      return {
        ...phase,
        id: same?.id ?? v7(),
        prescriptions: phase.prescriptions.map(({ exercise, ...prescription }) => {
          const exerciseId = known(exerciseIds, exercise)
          const kept = same?.prescriptions.find((each) => each.exerciseId === exerciseId)
          return { ...prescription, exerciseId, id: kept?.id ?? v7() }
        }),
      }
    }),
  })
}

/** Inserts or rewrites the rows; every row names the same columns. */
async function put(
  client: pg.Client,
  table: 'exercises' | 'protocols',
  rows: readonly Record<string, unknown>[],
) {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
  const updates = columns
    .filter((column) => column !== 'id')
    .map((column) => `${column} = excluded.${column}`)
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)
     ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}, archived_at = NULL, updated_at = now()`,
    [JSON.stringify(rows)],
  )
}

/** What is no longer built in stays for the plans that use it, and is offered no more. */
async function archiveOthers(
  client: pg.Client,
  table: 'exercises' | 'protocols',
  stored: readonly Stored[],
  wanted: Map<string, string>,
) {
  const gone = stored.filter(({ slug, archived_at }) => archived_at === null && !wanted.has(slug))
  if (gone.length === 0) return
  await client.query(
    `UPDATE ${table} SET archived_at = now(), updated_at = now() WHERE clinic_id IS NULL AND id = ANY($1)`,
    [gone.map(({ id }) => id)],
  )
}

const isCurrent = (row: Stored | undefined, contentHash: string) =>
  row !== undefined && row.content_hash === contentHash && row.archived_at === null

// The schema's output has its keys in the schema's order, so the same content hashes to the same value.
const hashOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')

function known(ids: Map<string, string>, slug: string): string {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`The catalog has no item ${slug}`)
  return id
}

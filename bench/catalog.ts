// Searching a catalog of 10,000 items: how long an answer takes, beside a plain scan for the same words, and by which indexes.
import pg from 'pg'
import { addExercises, typed } from '@/bench/many-exercises'
import { median, percentile, printTable, round } from '@/bench/figures'
import { sessionFor } from '@/bench/sessions'
import { askedFor, wordsOf } from '@/domain/catalog/asked'
import { wishOf } from '@/domain/catalog/wish'
import { searchCatalog } from '@/server/catalog-search'
import { Prisma, readAsViewer } from '@/server/db'
import { viewerOfSession, type StaffViewer } from '@/server/viewer'

const items = 10_000
const refreshMs = 16
const rounds = 12

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
const therapist = (await viewerOfSession(await sessionFor(client, 'admin@demo.test'))) as StaffViewer
console.log(`\nWriting ${items} exercises ...`)
await addExercises(client, therapist.clinicId, items)
await client.query('ANALYZE')

const time = async (run: () => Promise<unknown>) => {
  const from = performance.now()
  await run()
  return performance.now() - from
}

/** What one would write without the search: each word somewhere in the row, read by the viewer. */
const scan = (q: string) =>
  readAsViewer(
    therapist,
    Prisma.sql`SELECT e.id, e.name FROM exercises e
      WHERE concat_ws(' ', e.name, e.other_names::text, e.regions::text, e.purpose)
        ILIKE ALL (${wordsOf(q).map((word) => `%${word}%`)}::text[])
      ORDER BY e.name LIMIT 50`,
  )

const ours: number[] = []
const theirs: number[] = []
for (let round = 0; round < rounds; round++)
  for (const q of typed) {
    const own = await time(() => searchCatalog(therapist, wishOf({ q })))
    const other = await time(() => scan(q))
    // Connections are opened and statements planned in the first rounds.
    if (round < 2) continue
    ours.push(own)
    theirs.push(other)
  }
const open = await Promise.all([1, 2, 3].map(() => time(() => searchCatalog(therapist, wishOf({})))))
printTable(`Searching ${items} exercises: ${typed.length} searches as people type them, facets counted`, [
  {
    query: 'search',
    'p50 ms': round(median(ours), 1),
    'p95 ms': round(percentile(ours, 0.95), 1),
    'p50 ÷ scan': round(median(ours.map((own, index) => own / theirs[index]!))),
    aim: `p50 ${refreshMs} ms`,
  },
  {
    query: 'scan for the same words',
    'p50 ms': round(median(theirs), 1),
    'p95 ms': round(percentile(theirs, 0.95), 1),
  },
  { query: 'the whole catalog, nothing typed', 'p50 ms': round(median(open), 1) },
])

/** The statements inside the search, planned and run as its own role. */
async function planOf(what: string, sql: string, values: unknown[], indexes: string[]): Promise<void> {
  await client.query('BEGIN')
  await client.query(
    `SELECT set_config('role', 'phaseline_search', true), set_config('app.clinic_id', $1, true)`,
    [therapist.clinicId],
  )
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) ${sql}`,
    values,
  )
  await client.query('COMMIT')
  const lines = rows.map((row) => row['QUERY PLAN'])
  console.log(`\n${what}\n${lines.filter((line) => /Scan|Index Cond|Time/.test(line)).join('\n')}`)
  const missing = indexes.filter((index) => !lines.some((line) => line.includes(index)))
  if (missing.length > 0) throw new Error(`${what}: not by ${missing.join(', ')}`)
}

const [misspelt] = askedFor('nekc')
await planOf(
  'Which words are meant by a mistyped one',
  'SELECT * FROM catalog_candidates($1)',
  [JSON.stringify([misspelt])],
  ['catalog_words_word_idx', 'catalog_words_near_idx'],
)
await planOf(
  'Which items have the words',
  'SELECT exercise_id FROM catalog_shelf() WHERE document @@ $1::tsquery',
  ['(hamstring | hamstr) & (stretch | stretch:*)'],
  ['exercise_search_document_idx'],
)
await client.end()
process.exit(0)

// Every schema that input is read with, and what one lets through that the database would not store.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const notLoaded = /\.(test|fixture|arbitrary)\.tsx?$|(^|\/)generated\//

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file) && !notLoaded.test(file))
    .sort()

/** Besides domain/, where all others stand: what is read from a cookie, from files of the clinic's own, and from the catalog. */
const elsewhere = ['server/pending-sign-in.ts', 'prisma/backup/erasures.ts', 'prisma/catalog/protocol.ts']

/** What has schemas and is not tried here. */
const notTried: Record<string, string> = {
  'scripts/environment.ts': 'what the person at the terminal says, tried by environment.test.ts',
  'prisma/backup/file.ts': 'what a backup says of itself, tried by backup.int.test.ts',
  'server/passphrase-renewal.ts': 'asks whether what is stored is an address, and stores nothing',
  'components/patients/BaselineForm.tsx':
    'holds what the form has; the action reads it with the baseline’s own',
}

/** By "file#export". */
export const schemas: [name: string, schema: z.ZodType][] = (
  await Promise.all(
    [...sourcesIn('domain'), ...elsewhere].map(async (file) =>
      Object.entries((await import(path.resolve(file))) as Record<string, unknown>)
        .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
        .map(([name, schema]): [string, z.ZodType] => [`${file}#${name}`, schema]),
    ),
  )
).flat()

const tried = new Set(schemas.map(([name]) => name.split('#')[1]))

/** Schemas that stand where none is tried, and those that something is read with and no file gives out. */
export function forgotten(): string[] {
  return ['app', 'components', 'domain', 'prisma', 'scripts', 'server'].flatMap(sourcesIn).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    if (!/from 'zod'/.test(text)) return []
    const made = !file.startsWith('domain/') && !elsewhere.includes(file) && !(file in notTried)
    const apart = made
      ? [...text.matchAll(/\bz\.(?!\w+<|input|output|infer|Zod|null\(\)|boolean\(\))\w+\(/g)]
      : []
    const read = file in notTried ? [] : [...text.matchAll(/\b(\w*[sS]chema)\.(?:safeParse|parse)\(/g)]
    return [
      ...apart.map(([words]) => `${file}: ${words}`),
      ...read
        .filter(([, name]) => name !== 'schema' && !tried.has(name))
        .map(([words]) => `${file}: ${words}`),
    ]
  })
}

/** Of what stands under these names, no more than a digest reaches the database. */
const digested = new Set(['passphrase', 'current', 'token'])

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/**
 * What PostgreSQL takes in no text and no name, what is more than its integer holds, and where a date was filled in, what
 * is none that a clinic can mean. `filled` is what stood there.
 */
export function unfit(value: unknown, filled: unknown): unknown[] {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) return [value]
    return typeof filled === 'string' && isDate(filled) && value !== '' && !isClinicsDate(value)
      ? [value]
      : []
  }
  // A moment as a phone wrote it is judged against the days that are still to be logged.
  if (typeof value === 'number' && typeof filled === 'string') return Number.isFinite(value) ? [] : [value]
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 2 ** 31 ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    digested.has(name)
      ? []
      : [
          ...unfit(name, undefined),
          ...unfit(
            part,
            Array.isArray(filled)
              ? (filled as unknown[])[0]
              : (filled as Record<string, unknown> | null)?.[name],
          ),
        ],
  )
}

function isClinicsDate(text: string): boolean {
  const time = Date.parse(text)
  const years = text >= '1900-01-01' && text <= '2200-12-31'
  return isDate(text) && years && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Lists in a schema, by their place in it, that may be as long as somebody likes: each entry would be read before that is refused. */
export function endlessLists(schema: z.core.$ZodType, place = ''): string[] {
  const { def } = schema._zod
  const within = (part: unknown, name: string): string[] =>
    part instanceof z.core.$ZodType
      ? endlessLists(part, name ? `${place}.${name}` : place)
      : typeof part === 'object' && part !== null && !(part instanceof RegExp)
        ? Object.entries(part).flatMap(([key, each]) => within(each, Array.isArray(part) ? name : key))
        : []
  const limits = (def.checks ?? []).map(({ _zod }) => _zod.def.check)
  const ends = limits.some((check) => check === 'max_length' || check === 'length_equals')
  const { checks: _, ...parts } = def
  return [...(def.type === 'array' && !ends ? [place] : []), ...within(parts, '')]
}

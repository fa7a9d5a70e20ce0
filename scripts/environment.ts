// What Phaseline is told through environment variables, checked before anything listens; and the secrets it makes itself.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Something the person at the terminal can put right: printed as it is, without a stack. */
export class StartError extends Error {}

const address = (value: string) => {
  try {
    const url = new URL(value)
    return ['http:', 'https:'].includes(url.protocol) && url.origin === value.replace(/\/$/, '')
  } catch {
    return false
  }
}

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .catch(refuse('PORT must be a whole number from 1 to 65535'))
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .catch(refuse('HOST must be an address or a host name, such as 127.0.0.1 or 0.0.0.0'))
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol))
    .catch(refuse('DATABASE_URL must look like postgresql://user:password@host:5432/database'))
    .optional(),
  DATABASE_CONNECTIONS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .catch(refuse('DATABASE_CONNECTIONS must be a whole number from 1 to 999'))
    .optional(),
  PHASELINE_DATA: z.string().default('data'),
  PUBLIC_URL: z
    .string()
    .refine(address)
    .transform((value) => value.replace(/\/$/, ''))
    .catch(refuse('PUBLIC_URL must be an address without a path, such as https://clinic.example'))
    .optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(32)
    .catch(refuse('NEXTAUTH_SECRET must have 32 characters or more; leave it out to have one made'))
    .optional(),
  SETUP_CODE: z
    .string()
    .min(16)
    .catch(refuse('SETUP_CODE must have 16 characters or more; leave it out to have one made'))
    .optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_EVERY_HOURS: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().max(168))
    .catch(refuse('BACKUP_EVERY_HOURS must be a whole number from 0, which is never, to 168'))
    .optional(),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .catch(refuse('BACKUP_KEEP must be a whole number from 1 to 999'))
    .default(14),
  BACKUP_PASSPHRASE: z
    .string()
    .min(15)
    .catch(refuse('BACKUP_PASSPHRASE must have 15 characters or more'))
    .optional(),
  SMTP_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^smtps?:\/\/./.test(value) && new URL(value).hostname !== '')
    .catch(refuse('SMTP_URL must look like smtps://user:password@mail.example:465'))
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^\s<>@]+@[^\s<>@]+|[^\r\n<>@]*<[^\s<>@]+@[^\s<>@]+>)$/)
    .catch(refuse('MAIL_FROM must be an address, such as Clinic <desk@clinic.example>'))
    .optional(),
  TRUST_PROXY: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .catch(refuse('TRUST_PROXY must be 0 or 1'))
    .default(false),
})

export type Environment = z.output<typeof variables>

export type Kind = 'clinic' | 'demo'

/** The demo's accounts have a data folder of their own. */
export const dataFolder = ({ PHASELINE_DATA }: Environment, kind: Kind) => path.resolve(PHASELINE_DATA, kind)

function refuse(sentence: string): () => never {
  return () => {
    throw new StartError(`${sentence}.`)
  }
}

/** @throws StartError with one sentence for each variable that cannot be used. An empty one counts as not set. */
export function parseEnvironment(given: Record<string, string | undefined>): Environment {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(variables.shape)) {
    try {
      values[name] = schema.parse(given[name]?.trim() || undefined)
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) throw new StartError(problems.join('\n'))
  return values as Environment
}

/** Reads a `.env` beside package.json, which never overrides what is set already. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseEnvironment(process.env)
}

const secretNames = ['NEXTAUTH_SECRET'] as const
type Secrets = Record<(typeof secretNames)[number], string>

/** The secrets of a data folder: read, or made at the first start. */
export async function secretsOf(folder: string): Promise<Secrets> {
  const file = path.join(folder, 'secrets.json')
  await mkdir(folder, { recursive: true })
  const kept = JSON.parse(await readFile(file, 'utf8').catch(absent)) as Partial<Secrets>
  const secrets = Object.fromEntries(
    secretNames.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64url')]),
  ) as Secrets
  if (secretNames.some((name) => !kept[name])) {
    // Whole or not at all: a secret that is lost signs everybody out.
    const draft = `${file}.new-${process.pid}`
    await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    await rename(draft, file)
  }
  await chmod(file, 0o600)
  return secrets
}

function absent(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '{}'
  throw new StartError(`The secrets cannot be read: ${error.message}.`)
}

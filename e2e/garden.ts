// A patient's phone that keeps what it knows, with a program and a database of its own behind it.
import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import pg from 'pg'
import { actAs } from '@/prisma/demo/insert'
import { freePort } from '@/prisma/embedded'
import { cloneDatabase } from '@/prisma/cloned'
import { startTemplateServer } from '@/prisma/testing'
import { lying } from './phone-store'
import { serve, stop, type Program } from './program'
import { awake, expect, phone, signIn, test } from './story'

export const patient = 'patient@riverside.test'

/** Of the tests that run, once {@link beginsGarden} has begun. */
export const garden = {} as { program: Program; env: Record<string, string>; database: pg.Client }
let profile: string

/** For all tests of a file: they share the program, and each has a phone of its own. */
export function beginsGarden(): void {
  test.describe.configure({ mode: 'default', timeout: 180_000 })
  const undo: (() => Promise<unknown>)[] = []
  test.beforeAll(async () => {
    // Begins with a database and a program of its own.
    test.setTimeout(180_000)
    const template = await startTemplateServer()
    undo.unshift(() => template.stop())
    const { url, drop } = await cloneDatabase()
    undo.unshift(drop)
    garden.env = {
      DATABASE_URL: url,
      PORT: String(await freePort()),
      NEXTAUTH_SECRET: 'the session key of the garden alone',
    }
    garden.program = await serve('demo', garden.env)
    undo.unshift(() => stop(garden.program))
    garden.database = new pg.Client({ connectionString: url })
    await garden.database.connect()
    undo.unshift(() => garden.database.end())
  })
  test.afterAll(async () => {
    for (const step of undo) await step()
  })
  test.beforeEach(async () => {
    profile = await mkdtemp(path.join(tmpdir(), 'phaseline-phone-'))
  })
  test.afterEach(() => rm(profile, { recursive: true, force: true }))
}

/** The same phone as before: what it kept is still there. */
export async function switchOn(): Promise<BrowserContext> {
  const { launchOptions } = test.info().project.use
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...phone,
    baseURL: garden.program.origin,
  })
  // A browser of one's own is not closed when a test's time is over: what it waits for would not be named.
  context.setDefaultTimeout(60_000)
  return context
}

export async function signedIn(who = patient): Promise<{ context: BrowserContext; page: Page }> {
  const context = await switchOn()
  const page = await context.newPage()
  await signIn(page, who)
  await awake(page)
  await readyForTheGarden(page)
  return { context, page }
}

/** The service worker is there, and the days with all their pictures lie on the phone. */
async function readyForTheGarden(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => lying(page, 'days')).toBe(1)
  await expect.poll(() => lying(page, 'pictures')).toBeGreaterThan(3)
}

type Entry = { id: string; replaces: string | null; pain: number | null; words: string }

/** As the staff of the patient's clinic, past the program. */
export async function asTheirClinic<T>(
  run: (ids: { account: string; patient: string }) => Promise<T>,
): Promise<T> {
  const { database } = garden
  await database.query('BEGIN')
  await actAs(database, 'phaseline_system')
  const { rows } = await database.query<{ id: string; clinic_id: string; patient_id: string }>(
    'SELECT id, clinic_id, patient_id FROM accounts WHERE sign_in = $1',
    [patient],
  )
  await actAs(database, 'phaseline_staff', rows[0]!.clinic_id)
  const value = await run({ account: rows[0]!.id, patient: rows[0]!.patient_id })
  await database.query('COMMIT')
  return value
}

/** All entries of the patient since a moment. */
export const entriesSince = (moment: Date): Promise<{ logs: Entry[]; checkIns: Entry[] }> =>
  asTheirClinic(async (ids) => {
    const of = async (table: 'logs' | 'check_ins', words: string) =>
      (
        await garden.database.query<Entry>(
          `SELECT id, replaces, pain, ${words} AS words FROM ${table} WHERE patient_id = $1 AND received_at >= $2 ORDER BY id`,
          [ids.patient, moment],
        )
      ).rows
    return { logs: await of('logs', 'note'), checkIns: await of('check_ins', 'word') }
  })

export const toDo = (page: Page) =>
  page.getByRole('region', { name: 'To do', exact: true }).getByRole('button', { name: /^Done: / })

export const namesOf = async (page: Page) =>
  (
    await toDo(page).evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    )
  ).map((label) => label.replace('Done: ', ''))

// How much of every page there can be: a patient’s record and a clinic are filled to the ends of what they hold, and the bytes of each page counted.
import { expect, test } from '@playwright/test'
import { pages, type PageRow } from './authorisation.matrix'
import { serveMatrix, type Served } from './authorisation.people'
import { ask, routesBuilt } from './doors'
import { filled, type Full } from './pages-weight.filled'

const roles = ['admin', 'therapist', 'patient', 'signed out'] as const
type Role = (typeof roles)[number]

const most = 1_000_000

/** A page may be more only where what it holds has an end of its own, which is this much. */
const heavier: Record<string, { most: number; since: string }> = {
  '/patients/[patientId]': {
    most: 3_700_000,
    since: 'a record stands on one page: each part of it shows its newest, and there are a dozen parts',
  },
  '/patients/[patientId]/edit': {
    most: 1_300_000,
    since: 'a hundred texts to agree to, each of which can be read where its answer is recorded',
  },
  '/plans/[planId]': {
    most: 1_100_000,
    since: 'what changed in the newest version is told whole, and every one of its 150 items may have',
  },
  '/plans/[planId]/edit': {
    most: 2_200_000,
    since:
      'the editor is given all that it edits: the longest plan there may be, as it stands and as it is being written',
  },
  '/settings': {
    most: 2_600_000,
    since:
      'two hundred consent texts, each with the form that changes it, and two hundred entries of closed days',
  },
}

/** Nobody is shown any of these in a clinic: each leads on, or is not there. */
const leadOn = ['/', '/setup', '/sign-in/code', '/sign-in/enrol', '/sign-in/forgotten', '/sign-in/link']

/** What of a page is asked for by more than its path. */
const further: { file: string; of: string; path: (subject: Full) => string; roles: Role[] }[] = [
  { file: '/calendar', of: 'four weeks', path: () => '/calendar?view=list&whose=all', roles: ['admin'] },
  { file: '/calendar', of: 'a day', path: () => '/calendar?view=day&whose=all', roles: ['admin'] },
  { file: '/caseload', of: 'who is flagged', path: () => '/caseload?flag=any&page=2', roles: ['admin'] },
  { file: '/catalog', of: 'favourites', path: () => '/catalog?shelf=favourites', roles: ['therapist'] },
  { file: '/catalog/archived', of: 'more', path: () => '/catalog/archived?page=2', roles: ['therapist'] },
  { file: '/patients', of: 'former ones', path: () => '/patients?which=former', roles: ['admin'] },
  {
    file: '/patients/[patientId]/edit',
    of: 'earlier events',
    path: ({ patientId }) => `/patients/${patientId}/edit?event=20`,
    roles: ['therapist'],
  },
  {
    file: '/patients/[patientId]/messages',
    of: 'earlier ones',
    path: ({ patientId, messageId }) => `/patients/${patientId}/messages?before=${messageId}`,
    roles: ['therapist'],
  },
  {
    file: '/plans/[planId]',
    of: 'an older version',
    path: ({ planId }) => `/plans/${planId}?version=120`,
    roles: ['therapist'],
  },
  {
    file: '/plans/[planId]',
    of: 'ended',
    path: ({ endedPlanId }) => `/plans/${endedPlanId}`,
    roles: ['therapist'],
  },
  {
    file: '/plans/[planId]/reassess',
    of: 'ended',
    path: ({ endedPlanId }) => `/plans/${endedPlanId}/reassess`,
    roles: ['therapist'],
  },
  { file: '/protocols', of: 'archived', path: () => '/protocols?which=archived', roles: ['therapist'] },
  { file: '/settings', of: 'who has left', path: () => '/settings?staff=1000', roles: ['admin'] },
  {
    file: '/settings/audit',
    of: 'one patient',
    path: ({ patientId }) => `/settings/audit?patient=${patientId}`,
    roles: ['admin'],
  },
  {
    file: '/keep-well',
    of: 'one plan',
    path: ({ endedPlanId }) => `/keep-well?plan=${endedPlanId}`,
    roles: ['patient'],
  },
  {
    file: '/messages',
    of: 'earlier ones',
    path: ({ messageId }) => `/messages?before=${messageId}`,
    roles: ['patient'],
  },
]

const rolesOf = ({ expected }: PageRow) => roles.filter((role) => expected[role] === 200)
const asked = [
  ...pages.map((row) => ({ ...row, roles: rolesOf(row) })).filter(({ roles }) => roles.length > 0),
  ...further,
]

test.describe.configure({ mode: 'default', timeout: 120_000 })
let served: Served & { subject: Full }
test.beforeAll(async () => {
  test.setTimeout(600_000)
  const bare = await serveMatrix()
  served = {
    ...bare,
    subject: await filled(bare.databaseUrl, bare.subject).catch(async (error: unknown) => {
      await bare.stop()
      throw error
    }),
  }
})
test.afterAll(() => served?.stop())

/** Where the database has much else to do the program asks to be asked again (503); how long it takes is nothing to this test. */
async function read(role: Role, at: string): Promise<string> {
  for (;;) {
    const { status, text } = await ask(served, role, at)
    if (status === 503) continue
    expect(status, `${at} for ${role}`).toBe(200)
    return text
  }
}

test('every page is asked for, or leads on', () => {
  expect([...new Set([...asked.map(({ file }) => file), ...leadOn])].sort()).toEqual(routesBuilt('page'))
})

test('how an exercise is done that a day has no room for is one press away', async () => {
  const today = await read('patient', '/today')
  const [apart, key] = /\/today\?how=([^"#]+)/.exec(today) ?? []
  const said = `<details id="how-${key}" open=""`
  expect(today).not.toContain(said)
  expect(await read('patient', apart!)).toContain(said)
})

test('no page is more than a megabyte, or what it may be', async () => {
  test.setTimeout(600_000)
  const tooHeavy: string[] = []
  for (const { file, of, path, roles } of asked)
    for (const role of roles) {
      const bytes = Buffer.byteLength(await read(role, path(served.subject)))
      const page = `${file}${of ? `, ${of}` : ''}, for ${role}: ${bytes} bytes`
      console.log(page)
      if (bytes > (heavier[file]?.most ?? most)) tooHeavy.push(page)
    }
  expect(tooHeavy).toEqual([])
})

// Every page there is, held against axe: the list is checked against the folders of app/, so a new page cannot be forgotten.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { cookieOf } from './program'
import { demoPeople, expect, test } from './story'

test.describe.configure({ mode: 'parallel', timeout: 120_000 })

type Person = keyof typeof demoPeople

/** The first patient of the caseload with an active plan, and what is theirs. */
type Theirs = { patient: string; plan: string }

type Look = { as: Person | null; at: string | ((theirs: Theirs) => string) }

const looks: Record<string, Look> = {
  '/sign-in': { as: null, at: '/sign-in' },
  '/caseload': { as: 'therapist', at: '/caseload' },
  '/patients': { as: 'therapist', at: '/patients' },
  '/patients/emergency': { as: 'therapist', at: '/patients/emergency' },
  '/patients/new': { as: 'therapist', at: '/patients/new' },
  '/patients/new/baseline': {
    as: 'therapist',
    at: ({ patient }) => `/patients/new/baseline?patient=${patient}`,
  },
  '/patients/[patientId]': { as: 'therapist', at: ({ patient }) => `/patients/${patient}` },
  '/patients/[patientId]/edit': {
    as: 'therapist',
    at: ({ patient }) => `/patients/${patient}/edit`,
  },
  '/plans/new': { as: 'therapist', at: ({ patient }) => `/plans/new?patient=${patient}` },
  '/plans/[planId]': { as: 'therapist', at: ({ plan }) => `/plans/${plan}` },
  '/plans/[planId]/edit': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/edit` },
  '/plans/[planId]/book': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/book?at=09:30` },
  '/plans/[planId]/handout': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/handout` },
  '/plans/[planId]/paper': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/paper` },
  '/plans/[planId]/reassess': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/reassess` },
  '/plans/[planId]/letter': { as: 'therapist', at: ({ plan }) => `/plans/${plan}/letter` },
  '/calendar': { as: 'therapist', at: '/calendar' },
  '/catalog': { as: 'therapist', at: '/catalog' },
  '/catalog/[slug]': { as: 'therapist', at: '/catalog/scapular-squeeze-sitting' },
  '/catalog/new': { as: 'therapist', at: '/catalog/new?from=wall-slide' },
  '/catalog/import': { as: 'therapist', at: '/catalog/import' },
  '/catalog/archived': { as: 'therapist', at: '/catalog/archived' },
  '/protocols': { as: 'therapist', at: '/protocols' },
  '/protocols/[slug]': { as: 'therapist', at: '/protocols/upper-back-pain-12-weeks' },
  '/protocols/new': { as: 'therapist', at: ({ plan }) => `/protocols/new?plan=${plan}` },
  '/inbox': { as: 'therapist', at: '/inbox' },
  '/patients/[patientId]/messages': {
    as: 'therapist',
    at: ({ patient }) => `/patients/${patient}/messages`,
  },
  '/outcomes': { as: 'admin', at: '/outcomes' },
  '/settings': { as: 'admin', at: '/settings' },
  '/patients/[patientId]/data': { as: 'admin', at: ({ patient }) => `/patients/${patient}/data` },
  '/settings/audit': { as: 'admin', at: '/settings/audit?check=1' },
  '/today': { as: 'patient', at: '/today' },
  '/progress': { as: 'patient', at: '/progress' },
  '/sessions': { as: 'patient', at: '/sessions' },
  '/keep-well': { as: 'patient', at: '/keep-well' },
  '/self-report': { as: 'patient', at: '/self-report' },
  '/learn': { as: 'patient', at: '/learn' },
  '/messages': { as: 'patient', at: '/messages' },
  '/account': { as: 'patient', at: '/account' },
  '/consent': { as: 'patient', at: '/consent' },
}

/** These are looked at where the tests bring them about. */
const lookedAtElsewhere = {
  '/': 'leads on to another page',
  '/setup': 'set-up.spec.ts',
  '/sign-in/code': 'second-step.spec.ts',
  '/sign-in/enrol': 'second-step.spec.ts',
  '/sign-in/forgotten': 'forgotten.spec.ts',
  '/invitation/[token]': 'below',
  '/stop-reminders/[token]': 'reminders.spec.ts',
  '/confirm-email/[token]': 'own-email.spec.ts',
  '/sign-in/link': 'sign-in-link.spec.ts',
  '/sign-in/link/[token]': 'sign-in-link.spec.ts',
  '/calendar/[sessionId]': 'sessions.spec.ts',
  '/learn/[itemId]': 'messages.spec.ts',
  '/catalog/[slug]/edit': 'own-catalog.spec.ts',
  '/protocols/[slug]/edit': 'own-protocols.spec.ts',
}

test('every page of app/ is looked at', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep))
    .filter((parts) => parts.at(-1) === 'page.tsx')
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    )
  expect(pages.sort()).toEqual([...Object.keys(looks), ...Object.keys(lookedAtElsewhere)].sort())
})

for (const [route, { as, at }] of Object.entries(looks))
  test(`axe finds nothing on ${route}`, async ({ device }) => {
    const page = await device()
    if (as) await enter(page, as)
    const response = await page.goto(typeof at === 'string' ? at : at(await somebody(page)))
    expect(response?.status()).toBe(200)
    await expectAccessible(page, 'everyway')
  })

test('axe finds nothing on an invitation, made and opened', async ({ device }) => {
  const staff = await device()
  await enter(staff, 'therapist')
  const { patient } = await somebody(staff)
  await staff.goto(`/patients/${patient}`)
  await staff.getByRole('button', { name: /Invite to the portal|Make a new invitation/ }).click()
  const link = await staff.getByRole('textbox', { name: /^Link for / }).inputValue()
  await expectAccessible(staff, 'everyway')

  const stranger = await device()
  await stranger.goto(link)
  await stranger.getByText('Choose a passphrase instead').click()
  await expectAccessible(stranger, 'everyway')
})

test('axe finds nothing where a session is booked', async ({ device }) => {
  const page = await device()
  await enter(page, 'therapist')
  const { patient } = await somebody(page)
  await page.goto(`/patients/${patient}`)
  await page.getByRole('button', { name: 'Book a session' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'everyway')
})

test('axe finds nothing where a page is not there', async ({ device, expectedComplaints }) => {
  expectedComplaints.push(/status of 404/)
  const stranger = await device()
  await stranger.goto('/nowhere')
  await expectAccessible(stranger, 'everyway')
  const staff = await device()
  await enter(staff, 'therapist')
  expect((await staff.goto('/plans/00000000-0000-7000-8000-000000000000'))?.status()).toBe(404)
  await expectAccessible(staff, 'everyway')
})

/** Signs in without the form, which has tests of its own. */
async function enter(page: Page, person: Person): Promise<void> {
  const url = process.env.E2E_URL ?? ''
  const pairs = (await cookieOf(url, demoPeople[person])).split('; ').map((pair) => pair.split('=', 2))
  await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
}

async function somebody(page: Page): Promise<Theirs> {
  await page.goto('/caseload')
  const line = page.getByRole('row').filter({ hasText: 'Farid Karimi' })
  const idAt = async (name: RegExp) =>
    (await line.getByRole('link', { name }).getAttribute('href'))?.split('/')[2] ?? ''
  return { patient: await idAt(/^Farid Karimi$/), plan: await idAt(/^Reassess/) }
}

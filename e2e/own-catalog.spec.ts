// The clinic's own part of the catalog: made, adapted, edited by two at once, archived and brought back.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { expectAccessible } from './accessible'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

// Axe may take its time on a busy machine.
test.slow()

const colleague = 'therapist2@demo.test'
async function saved(page: Page, name: string): Promise<void> {
  await expect(page).toHaveURL(/\/catalog\/own-[^/]+$/)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
const save = (page: Page) => page.getByRole('button', { name: 'Save exercise' }).click()

/** Tests of this file may run beside others on one clinic, and more than once. */
const unique = (name: string) => `${name} ${Date.now().toString(36)}`

async function fillNew(page: Page, name: string) {
  await page.goto('/catalog/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Kind', { exact: true }).selectOption('Strengthening')
  await page.getByLabel('Starting position').selectOption('Standing')
  await page.getByRole('checkbox', { name: 'Shoulder', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Wall', exact: true }).check()
  await page.getByLabel('What it is for').fill('Moves the shoulder.')
  await page.getByLabel('Step 1', { exact: true }).fill('Stand at a wall.')
  await page.getByLabel('When to stop').fill('Stop if pain rises.')
}

test('what is missing or wrong is said at its field, and nothing typed is lost', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog/new')
  await awake(page)
  await save(page)
  await expect(page.getByText('Not saved: some fields need a correction.')).toBeVisible()
  await expect(page.getByText('Choose at least one')).toHaveCount(2)
  await expect(page.getByText('Write at least one step')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true }), 'the first that is wrong').toBeFocused()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  const name = unique('Finger walk O’Brien <script>')
  await fillNew(page, name)
  await page.getByRole('textbox', { name: /^Video/ }).fill('javascript:alert(1)')
  await page.getByLabel('Sets, usual dosage').fill('1e309')
  await page.getByRole('checkbox', { name: 'Nothing', exact: true }).check()
  await save(page)
  await expect(page.getByText('Enter an address that begins with https://')).toBeVisible()
  await expect(page.getByText('Enter a number')).toBeVisible()
  await expect(page.getByLabel('Step 1', { exact: true })).toHaveValue('Stand at a wall.')

  await page.getByRole('textbox', { name: /^Video/ }).fill('https://vimeo.com/76979871')
  await page.getByLabel('Sets, usual dosage').fill('2')
  await save(page)
  await expect(page.getByText('Nothing cannot stand beside something')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Nothing', exact: true }).uncheck()
  await save(page)
  await saved(page, name)
  await expect(page.getByText('2 sets')).toBeVisible()
  const video = page.getByRole('link', { name: /vimeo\.com/ })
  await expect(video).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(video).toHaveAttribute('target', '_blank')
})

test('a built-in exercise is adapted on a phone, and stays as it is', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 404/)
  const page = await device(phone)
  await signIn(page, demoPeople.therapist)
  expect((await page.goto('/catalog/wall-slide/edit'))?.status(), 'built in').toBe(404)
  await page.goto('/catalog/wall-slide')
  await page.getByRole('link', { name: 'Adapt this one' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Wall slide, adapted')
  await awake(page)
  const name = unique('Wall slide with a towel')
  await page.getByLabel('Name', { exact: true }).fill(name)

  // A list that is pasted fills the rows; Enter begins the next; rows are moved and taken away.
  await page.getByLabel('Cue 1', { exact: true }).press('Enter')
  await page.keyboard.type('Towel flat.')
  await expect(page.getByLabel('Cue 2', { exact: true })).toHaveValue('Towel flat.')
  await page.getByRole('button', { name: 'Move cue 2 up' }).click()
  await expect(page.getByLabel('Cue 1', { exact: true })).toHaveValue('Towel flat.')
  await page.getByRole('button', { name: 'Remove cue 2' }).click()

  await page.getByLabel('Harder variant').fill('pull-apart')
  await page.getByRole('option', { name: 'Band pull-apart' }).click()
  await save(page)
  await saved(page, name)
  await expect(page.getByRole('listitem').filter({ hasText: 'Towel flat.' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Band pull-apart' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Wall slide', exact: true })).toBeVisible()

  await page.goto('/catalog/wall-slide')
  await expect(page.getByText('Towel flat.')).toHaveCount(0)
})

test('of two who edit one exercise the second is told, and loses nothing', async ({ device }) => {
  const [ben, carla] = [await device(), await device()]
  await Promise.all([signIn(ben, demoPeople.therapist), signIn(carla, colleague)])
  const name = unique('Shared')
  await fillNew(ben, name)
  await save(ben)
  await saved(ben, name)
  const edit = `${new URL(ben.url()).pathname}/edit`
  for (const page of [ben, carla]) {
    await page.goto(edit)
    await awake(page)
  }
  await expectAccessible(carla, 'everyway')
  await carla.getByLabel('What it is for').fill('Carla’s words.')
  await save(carla)
  await saved(carla, name)

  await ben.getByLabel('What it is for').fill('Ben’s words.')
  await save(ben)
  await expect(ben.getByRole('alert').filter({ hasText: 'saved this exercise on' })).toBeVisible()
  await expect(ben.getByLabel('What it is for')).toHaveValue('Ben’s words.')
  await carla.reload()
  await expect(carla.getByText('Carla’s words.')).toBeVisible()
  await ben.getByRole('button', { name: 'Save mine over it' }).click()
  await saved(ben, name)
  await expect(ben.getByText('Ben’s words.')).toBeVisible()
})

test('archived, an exercise is offered no more, and it comes back', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.admin)
  const name = unique('Soon archived')
  await fillNew(page, name)
  await save(page)
  await saved(page, name)
  const at = page.url()
  const isOffered = async (times: number) => {
    await page.goto(`/catalog?q=${encodeURIComponent(name)}`)
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(times)
  }
  await isOffered(1)
  await page.goto(at)
  await awake(page)
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page.getByRole('button', { name: 'Archive exercise' }).click()
  await expect(page.getByText('Archived', { exact: true })).toBeVisible()
  await isOffered(0)

  await page.goto('/catalog/archived')
  await page.getByRole('link', { name }).click()
  await saved(page, name)
  await awake(page)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('button', { name: 'Archive', exact: true })).toBeVisible()
  await isOffered(1)
})

test('a photograph is added to an item, refused with a reason, replaced and removed', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 422/)
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = unique('Photographed')
  await fillNew(page, name)
  await save(page)
  await saved(page, name)
  await awake(page)
  const choose = (file: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: file, mimeType: 'image/jpeg', buffer })
  const picture = page.getByRole('img', { name: `Photograph of ${name}` })
  const jpeg = await page.screenshot({ type: 'jpeg' })

  await choose('walk.jpg', Buffer.from('GIF89a'))
  await expect(page.getByText('This is a GIF. Choose a JPEG, PNG or WebP picture.')).toBeVisible()
  await choose('walk.jpg', jpeg.subarray(0, 300))
  await expect(page.getByText('The picture is damaged or cut off.')).toBeVisible()
  await choose('walk.jpg', Buffer.alloc(8 * 1024 * 1024 + 1, jpeg))
  await expect(page.getByText('The file is larger than 8 MB.')).toBeVisible()
  await expect(picture).toHaveCount(0)

  await choose('../../"walk".jpg', jpeg)
  // It has its place before it has its pixels.
  await expect(picture).toHaveJSProperty('naturalWidth', 1280)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const address = page.url()
  await page.goto(`/catalog?q=${encodeURIComponent(name)}`)
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 288)
  await page.goto(address)
  await awake(page)

  await choose('walk.png', await page.getByRole('heading', { level: 1 }).screenshot({ type: 'png' }))
  await expect.poll(() => picture.getAttribute('width')).not.toBe('1280')
  const [, , exerciseId] = ((await picture.getAttribute('src')) ?? '').split('/')
  await page.getByRole('button', { name: 'Remove photograph' }).click()
  await expect(picture).toHaveCount(0)

  // Eight that are sent slowly keep nobody from sending theirs.
  const to = new URL(`/api/exercises/${exerciseId}/photo`, page.url())
  const cookies = await page.context().cookies()
  const headers = {
    Cookie: cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '),
    Origin: to.origin,
    'Content-Length': '1000',
    Expect: '100-continue',
  }
  const slow = Array.from({ length: 8 }, () => httpRequest(to, { method: 'POST', headers }))
  for (const each of slow) each.on('error', () => undefined).flushHeaders()
  await Promise.all(slow.map((each) => once(each, 'continue')))
  await choose('walk.jpg', jpeg)
  await expect(picture).toHaveJSProperty('naturalWidth', 1280)
  for (const each of slow) each.destroy()
})

test('a spreadsheet is imported once it is right, and exported again', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog/import')
  await awake(page)
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    return [file.suggestedFilename(), (await readFile(await file.path(), 'utf8')).slice(1)] as const
  }
  const [templateName, template] = await download('Empty template')
  expect(templateName).toMatch(/^exercises-template-\d{4}-\d\d-\d\d\.csv$/)
  const names = Papa.parse<string[]>(template).data[0] ?? []
  const name = unique('=Imported walk')
  const right: Record<string, string> = {
    Name: `'${name}`,
    Kind: 'Strengthening',
    Where: 'At home',
    'Body regions': 'Shoulder\nNeck',
    Equipment: 'Wall',
    'Starting position': 'Standing',
    Level: 'Easy',
    'What it is for': 'Moves the shoulder.',
    Steps: 'Stand at a wall.\nWalk up.',
    'When to stop': 'Stop if pain rises.',
    'Dosage fields': 'Sets\nHow often',
    Sets: '2',
    'How often': 'As needed',
  }
  const choose = (...rows: Record<string, string>[]) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'our exercises.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        Papa.unparse([names, ...rows.map((row) => names.map((column) => row[column] ?? ''))], {
          delimiter: ';',
        }),
      ),
    })

  await choose(right, { ...right, Name: unique('Second'), Level: 'so-so', Sets: '1,5' })
  await expect(page.getByText('2 things are wrong')).toBeVisible()
  const wrong = (column: string) => page.getByRole('row').filter({ hasText: column })
  await expect(wrong('Level').filter({ hasText: 'Not one of the choices: “so-so”' })).toContainText('3')
  await expect(wrong('Sets').filter({ hasText: 'Enter a whole number' })).toContainText('3')
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  const second = unique('Second')
  await choose(right, { ...right, Name: second })
  await expect(page.getByText('New: 2')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 exercises' }).click()
  await expect(page.getByText('Imported: 2 new, 0 changed, 0 the same as before.')).toBeVisible()

  await choose({ ...right, 'When to stop': 'Stop at once.' }, { ...right, Name: second })
  await expect(page.getByText('Changed: 1')).toBeVisible()
  await expect(page.getByText(`${name} · When to stop`)).toBeVisible()
  await expect(page.getByText('The same: 1')).toBeVisible()

  const [exportName, exported] = await download('Your clinic’s, as CSV')
  expect(exportName).toMatch(/^exercises-\d{4}-\d\d-\d\d\.csv$/)
  expect(exported).toContain(`'${name}`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'back.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(exported),
  })
  await expect(page.getByText('Your catalog has all of it already')).toBeVisible()

  await page.locator('input[type=file]').setInputFiles({
    name: 'latin.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(template.replace('Name', 'Näme'), 'latin1'),
  })
  await expect(page.getByText('The file is not in UTF-8.')).toBeVisible()
})

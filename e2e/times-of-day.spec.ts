// A day that has times: what is due in the morning, at midday and in the evening stands under its heading, and a log of one moves no other; and a word on it.
import { expectAccessible } from './accessible'
import { awake, demoPeople, desk, expect, invitedWith, phone, signIn, test } from './story'

const thrice = 'Scapular squeeze, sitting'
const twice = 'Row with a resistance band'
const once = 'Wall slide'

test('a day goes from morning to evening, and what is logged stays where it stands', async ({ device }) => {
  test.slow()
  const clinic = await device(desk)
  await signIn(clinic, demoPeople.therapist)
  const link = await invitedWith(clinic, `Tom Times ${Date.now().toString(36)}`, [
    // The one that is done at any time was prescribed first, and still stands last.
    [once, '2x10 1/d'],
    [twice, '2x10 2/d'],
    [thrice, '3x8 3/d'],
  ])
  const page = await device(phone)
  await page.goto(link)
  await page.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await awake(page)

  const toDo = page.getByRole('region', { name: 'To do', exact: true })
  const at = (time: string) => toDo.getByRole('group', { name: time, exact: true })
  const namesAt = (time: string) => at(time).getByRole('heading', { level: 4 })
  const asPrescribed = async () => {
    await expect(toDo.getByRole('heading', { level: 3 })).toHaveText([
      'Morning',
      'Midday',
      'Evening',
      'Any time',
    ])
    await expect(namesAt('Morning')).toHaveText([new RegExp(`^${twice}`), thrice])
    await expect(namesAt('Midday')).toHaveText([thrice])
    await expect(namesAt('Evening')).toHaveText([new RegExp(`^${twice}`), thrice])
    await expect(namesAt('Any time')).toHaveText([new RegExp(`^${once}`)])
  }
  await asPrescribed()
  await expect(toDo).toContainText('6 for today')
  await expectAccessible(page)

  await page.getByRole('button', { name: `Done: ${thrice}, midday`, exact: true }).tap()
  await page.getByRole('button', { name: `2, pain while doing ${thrice}, midday`, exact: true }).tap()
  const logged = (time: string) => page.getByRole('group', { name: `${thrice}, ${time}`, exact: true })
  const onlyMidday = async () => {
    await asPrescribed()
    await expect(logged('midday')).toContainText('pain 2 of 10')
    await expect(toDo).toContainText('5 of 6 still to do')
    for (const time of ['morning', 'evening'])
      await expect(page.getByRole('button', { name: `Done: ${thrice}, ${time}`, exact: true })).toBeVisible()
  }
  await onlyMidday()
  // And it is the midday one that the clinic holds.
  await page.reload()
  await onlyMidday()

  await page.getByRole('button', { name: `Remove: ${thrice}, midday`, exact: true }).tap()
  await expect(toDo).toContainText('6 for today')
  await asPrescribed()

  await test.step('a word on the day is saved by Enter, and is no number that nobody chose', async () => {
    const howItWas = page.getByRole('region', { name: 'How is your pain today?' })
    await howItWas.getByText('Add a word').tap()
    await howItWas.getByLabel('A word on the day').fill('Stiff at first')
    await page.keyboard.press('Enter')
    await expect(howItWas).toContainText('No answer · Stiff at first')
    await howItWas.getByRole('link', { name: 'Change how your pain is' }).press('Enter')
    await howItWas.getByRole('button', { name: '3, pain on the whole day' }).tap()
    await expect(howItWas).toContainText('Pain 3 of 10 · Stiff at first')
    await page.reload()
    await expect(howItWas).toContainText('Pain 3 of 10 · Stiff at first')
  })
  await test.step('what hurt too much in the morning is left out in the evening, in the guide too', async () => {
    await page.getByRole('button', { name: `Done: ${twice}, morning`, exact: true }).tap()
    await page.getByRole('button', { name: `8, pain while doing ${twice}, morning`, exact: true }).tap()
    const evening = at('Evening').getByRole('listitem').filter({ hasText: twice })
    await expect(evening).toContainText('It hurt too much earlier. Leave it out')
    await expect(evening.getByRole('button', { name: /^Guide me/ })).toHaveCount(0)
    await at('Midday')
      .getByRole('button', { name: /^Guide me/ })
      .tap()
    await expect(page.getByRole('dialog', { name: 'Guide' }).getByText('1 of 4')).toBeVisible()
  })
})

// The hint to put the portal on the home screen: where it can be done, once, and never again after an answer.
import { devices, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

const hint = (page: Page) => page.getByRole('complementary', { name: 'Home screen' })

test('an iPhone is told how, and only until it has been seen', async ({ device }) => {
  const page = await device({ ...phone, userAgent: devices['iPhone 13'].userAgent })
  await signIn(page, demoPeople.patient)
  await expect(hint(page)).toContainText('Add to Home Screen')
  await expectAccessible(page)
  await hint(page).getByRole('button', { name: 'I have seen this' }).click()
  await expect(hint(page)).toHaveCount(0)
  await page.reload()
  await awake(page)
  await expect(hint(page)).toHaveCount(0)
})

test('a browser that offers it is asked with one button', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.patient)
  await awake(page)
  await expect(hint(page)).toHaveCount(0)
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true })
    const prompt = () => {
      document.title = `asked, ${offer.defaultPrevented ? 'and not twice' : 'twice'}`
      return Promise.resolve()
    }
    window.dispatchEvent(Object.assign(offer, { prompt }))
  })
  await hint(page).getByRole('button', { name: 'Add to home screen' }).click()
  await expect(page).toHaveTitle('asked, and not twice')
  await expect(hint(page)).toHaveCount(0)
})

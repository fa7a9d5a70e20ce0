// How much a patient’s phone has to load: the scripts that /today names, as they travel, and no typeface for nothing.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { cookieOf } from './program'
import { demoPeople, expect, phone, signIn, test } from './story'

const kB = 1_000
/** What a bare page of this Next loads, and what is allowed above it. */
const bare = 135 * kB
const above = 60 * kB

test('the scripts of /today weigh at most 60 kB more than a bare page', async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, demoPeople.patient)
  const page = await (await fetch(`${baseURL}/today`, { headers: { cookie } })).text()
  const scripts = new Set(
    [...page.matchAll(/<script[^>]* src="([^"?]+)[^"]*"([^>]*)/g)]
      // Browsers that know modules leave these alone.
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, address = '']) => address.replace('/_next/', `${process.env.PHASELINE_DIST ?? '.next'}/`)),
  )
  expect(scripts.size).toBeGreaterThan(3)
  const weights = [...scripts].map((file) => gzipSync(readFileSync(file)).length)
  const weight = weights.reduce((sum, each) => sum + each, 0)
  console.log(`/today loads ${(weight / kB).toFixed(1)} kB of scripts`)
  expect(weight).toBeLessThanOrEqual(bare + above)
})

test('the typeface that /today has the phone load ahead is the one that it writes in', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.patient)
  const ahead = await page
    .locator('link[rel=preload][as=font]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
  expect(ahead).toHaveLength(1)
  const writtenIn = await page.evaluate(async () => {
    await document.fonts.ready
    const plain = (family: string) => family.replaceAll('"', '')
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded')
    return [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, sheet })))
      .flatMap(({ rule, sheet }) =>
        rule instanceof CSSFontFaceRule &&
        loaded.some(({ family }) => plain(family) === plain(rule.style.getPropertyValue('font-family')))
          ? [...rule.style.getPropertyValue('src').matchAll(/url\("([^"]+)"/g)].map(
              ([, address = '']) => new URL(address, sheet.href ?? document.baseURI).href,
            )
          : [],
      )
  })
  expect(writtenIn).toContain(ahead[0])
})

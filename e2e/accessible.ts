// What every page must be for everybody: nothing that axe finds, and no sideways scrolling, on a phone and a desk, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const looks = [
  { width: 360, schemes: ['light', 'dark'] },
  { width: 1280, schemes: ['dark', 'light'] },
] as const

/** What is light and what is dark differs in colours and in nothing else, so the second time only colours are measured. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** In the midst of a story a phone is looked at in the light and a desk in the dark; with `everyway` both in both. */
export async function expectAccessible(page: Page, everyway?: 'everyway'): Promise<void> {
  const found: string[] = []
  expect(page.frames(), 'a frame would not be looked into').toHaveLength(1)
  // A page that was led to without being loaded has its title a moment after its content.
  await expect(page).toHaveTitle(/./)
  for (const { width, schemes } of looks) {
    await page.setViewportSize({ width, height: 800 })
    for (const [at, colorScheme] of schemes.entries()) {
      if (at > 0 && !everyway) continue
      // Without motion no colour is measured halfway through a change.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const violations = await violationsOf(page, at > 0 ? ofColours : null)
      for (const { id, help, nodes } of violations)
        found.push(
          `${width} px, ${colorScheme}: ${id} (${help}): ${nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`).join('\n  ')}`,
        )
    }
    const sideways = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    if (sideways > 0) found.push(`${width} px: ${sideways} px wider than the screen`)
  }
  expect(found, page.url()).toEqual([])
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]
type Axe = { run: (within: Document, options: object) => Promise<{ violations: Violation[] }> }

/** Within this page alone, which has no frames, and only what is wrong: half the time for the same findings. */
async function violationsOf(page: Page, rules: string[] | null): Promise<Violation[]> {
  const options = {
    resultTypes: ['violations' as const],
    ...(rules && { runOnly: { type: 'rule' as const, values: rules } }),
  }
  // Once it is in the page, it is not brought there again.
  const known = await page.evaluate(
    (given) => (globalThis as { axe?: Axe }).axe?.run(document, given).then(({ violations }) => violations),
    options,
  )
  if (known) return known
  return (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()).violations
}

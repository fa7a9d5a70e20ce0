// What every page must be for everybody: nothing that axe finds, and no sideways scrolling, on a phone and a desk, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const widths = [360, 1280]
const schemes = ['light', 'dark'] as const

export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = []
  expect(page.frames(), 'a frame would not be looked into').toHaveLength(1)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of schemes) {
      // Without motion no colour is measured halfway through a change.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Within this page alone, which has no frames, and only what is wrong: half the time for the same findings.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
      // Dark changes colours and nothing else, so there only colours are measured again.
      if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
      const { violations } = await axe.analyze()
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

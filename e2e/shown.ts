// Says at the end of a run what each page said where its story failed: of a run elsewhere nothing else is left to look at.
import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

const most = 80
const says = /^\s*- (heading|alert|status|dialog|paragraph)\b/

export default class Shown implements Reporter {
  readonly #shown: string[] = []

  onTestEnd({ title }: TestCase, { attachments }: TestResult) {
    for (const { name, path } of attachments) {
      if (!name.startsWith('error-context') || !path) continue
      const [, page = ''] = readFileSync(path, 'utf8').split('```yaml')
      const lines = page
        .split('```')[0]!
        .split('\n')
        .filter((line) => says.test(line))
      this.#shown.push(`\nWhere “${title}” failed its page said`, ...lines.slice(-most))
    }
  }

  onEnd() {
    for (const line of this.#shown) console.log(line)
  }
}

// Says at the end of a run what each page said where its story failed: of a run elsewhere nothing else is left to look at.
import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

const most = 80
const says = /^\s*- (heading|alert|status|dialog|paragraph)\b/

export default class Shown implements Reporter {
  readonly #shown: string[] = []

  onTestEnd({ title }: TestCase, { attachments }: TestResult) {
    const context = attachments.find(({ name }) => name.startsWith('error-context'))
    if (!context?.path) return
    const [, page = ''] = readFileSync(context.path, 'utf8').split('```yaml')
    const lines = page.split('```')[0]!.trim().split('\n')
    const telling = lines.length > most ? lines.filter((line) => says.test(line)) : lines
    this.#shown.push(`\nWhere “${title}” failed its page said`, ...telling.slice(-most))
  }

  onEnd() {
    for (const line of this.#shown) console.log(line)
  }
}

// Lint finds each way in which a text would become code.
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const eslint = new ESLint()

it.each([
  ['no-eval', 'eval(text)'],
  ['no-new-func', 'export const run = new Function(text)'],
  ['@typescript-eslint/no-implied-eval', 'setTimeout(text, 1)'],
])('%s: %s', async (rule, code) => {
  for (const filePath of ['components/sessions/BookSession.tsx', 'domain/dates.ts', 'server/audit.ts']) {
    const [result] = await eslint.lintText(`declare const text: string\n${code}\n`, { filePath })
    expect(
      result!.messages.map(({ ruleId }) => ruleId),
      filePath,
    ).toContain(rule)
  }
})

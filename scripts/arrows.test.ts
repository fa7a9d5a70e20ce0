// The lint rules really hold the arrows: a breach in each room is found, and what is allowed is not.
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

// Without types: the snippets are in no project.
const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(
      ['no-floating-promises', 'no-implied-eval', 'no-misused-promises', 'switch-exhaustiveness-check'].map(
        (rule) => [`@typescript-eslint/${rule}`, 'off'],
      ),
    ),
  },
})

async function found(rule: string, filePath: string, text: string): Promise<number> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath })
  return result?.messages.filter(({ ruleId }) => ruleId === rule).length ?? -1
}

const breaches = (filePath: string, imported: string) =>
  found('no-restricted-imports', filePath, `import '${imported}'`)

describe('an import against the arrows fails', () => {
  it.each([
    ['domain/plans/snippet.ts', 'react'],
    ['domain/plans/snippet.ts', 'next/server'],
    ['domain/plans/snippet.ts', 'node:fs'],
    ['domain/plans/snippet.ts', '@/server/db'],
    ['domain/plans/snippet.ts', '../../components/ui/Button'],
    ['components/plans/snippet.tsx', '@/server/plans'],
    ['components/plans/snippet.tsx', '@/app/page'],
    ['components/ui/snippet.tsx', '../../prisma/generated/client'],
    ['components/logging/snippet.tsx', 'zod'],
    ['components/logging/snippet.tsx', '@/server/logging'],
    ['app/(portal)/today/snippet.tsx', 'react-hook-form'],
    ['app/(portal)/today/snippet.tsx', '@/prisma/generated/client'],
    ['app/(clinic)/snippet.tsx', '@/prisma/generated/client'],
    ['app/(clinic)/snippet.tsx', 'pg'],
    ['server/snippet.ts', '@/prisma/generated/client'],
    ['server/snippet.ts', '@prisma/client'],
    ['server/snippet.ts', '@/components/ui/Button'],
  ])('%s imports %s', async (file, imported) => {
    expect(await breaches(file, imported)).toBe(1)
  })
})

describe('an import along the arrows passes', () => {
  it.each([
    ['domain/plans/snippet.ts', 'zod'],
    ['components/plans/snippet.tsx', '@/domain/plans/plan'],
    ['components/plans/snippet.tsx', 'react-hook-form'],
    ['app/(clinic)/snippet.tsx', '@/server/plans'],
    ['app/(portal)/today/snippet.tsx', '@/components/logging/Today'],
    ['server/snippet.ts', '@/domain/plans/plan'],
    ['server/db.ts', '@/prisma/generated/client'],
    ['server/snippet.int.test.ts', '@/prisma/testing'],
  ])('%s imports %s', async (file, imported) => {
    expect(await breaches(file, imported)).toBe(0)
  })
})

describe('what a phone without :has() would not see', () => {
  it.each([
    ["'p-2 has-checked:bg-accent'", 1],
    ['`${all} hidden group-has-[[value=done]:checked]/sheet:grid`', 1],
    ["'group-has-[[value=done]:checked]/sheet:hidden p-2'", 0],
    ["'peer-checked:bg-accent'", 0],
  ])('%s: %d', async (look, breaches) => {
    const text = `export const all = 'p-1'\nexport const look = ${look}`
    expect(await found('no-restricted-syntax', 'components/ui/snippet.tsx', text)).toBe(breaches)
  })
})

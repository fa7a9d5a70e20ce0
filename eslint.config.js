// Lint: TypeScript's promises, React's rules, and the arrows between the rooms of the house (docs/architecture.md).
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { heard } from './scripts/lint/heard.js'

/** Forbids imports of rooms (by alias or by a path that climbs out) and of packages. A later block replaces an earlier one. */
function closed({ rooms = [], packages = [] }, message) {
  const room = `^(@/|(\\.\\./)+)(${rooms.join('|')})(/|$)`
  const name = `^(${packages.join('|')})(/|$)`
  const patterns = [
    ...(rooms.length > 0 ? [{ regex: room, message }] : []),
    ...(packages.length > 0 ? [{ regex: name, message }] : []),
  ]
  return { 'no-restricted-imports': ['error', { patterns }] }
}

const tests = '**/*.test.{ts,tsx}'
// As a class: `has-checked:bg-accent`. What is hidden by it is shown where it is not known.
const byHas = String.raw`/(^|\s)(?!\S*:hidden(\s|$))\S*\bhas-/`
const heavy = ['zod', 'react-hook-form', '@hookform', 'temporal-polyfill']

export default defineConfig(
  globalIgnores([
    '.next/**',
    'data/**',
    'prisma/generated/**',
    'public/**',
    'next-env.d.ts',
    'test-results/**',
    'playwright-report/**',
    'bench/bare/**',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  // No text becomes code; where types are known, by a timer neither.
  { rules: { 'no-eval': 'error', 'no-new-func': 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  // To look for React's mistakes, its compiler reads a file once more.
  { files: ['{app,components}/**'], extends: [reactHooks.configs.flat['recommended-latest']] },
  // Playwright's fixtures: `{}` says that a fixture needs no other.
  { files: ['e2e/**'], rules: { 'no-empty-pattern': 'off' } },
  {
    files: ['domain/**'],
    rules: closed(
      {
        rooms: ['app', 'components', 'server', 'prisma', 'scripts', 'e2e', 'faults'],
        packages: ['react', 'react-dom', 'next', 'next-auth', 'server-only', 'pg', '@prisma', 'node:.*'],
      },
      'domain/ is pure: no clock, no network, no database, no React.',
    ),
  },
  {
    files: ['components/**'],
    rules: closed(
      {
        rooms: ['app', 'server', 'prisma', 'scripts', 'e2e', 'faults'],
        packages: ['server-only', 'pg', '@prisma'],
      },
      'components/ import domain/ only; pages pass actions as props.',
    ),
  },
  {
    files: ['components/**'],
    ignores: [tests],
    plugins: { house: { rules: { heard } } },
    rules: {
      'house/heard': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportSpecifier[imported.name='useActionState']",
          message:
            'An action that is not heard replaces the page: send a form by usePlainForm or useServerForm.',
        },
        {
          selector: "ImportSpecifier[imported.name='lazy'], ImportDeclaration[source.value='next/dynamic']",
          message: 'A part that does not come replaces the page: load it by useLater.',
        },
        {
          selector: `Literal[value=${byHas}], TemplateElement[value.raw=${byHas}]`,
          message: 'An old phone knows no :has(): show what is chosen at its sibling (peer-checked).',
        },
      ],
    },
  },
  {
    files: ['components/accounts/usePlainForm.ts', 'components/accounts/useServerForm.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['components/logging/**'],
    ignores: [tests],
    rules: closed(
      {
        rooms: ['app', 'server', 'prisma', 'scripts', 'e2e', 'faults'],
        packages: ['server-only', 'pg', '@prisma', ...heavy],
      },
      "components/ import domain/ only, and a patient's phone cannot afford this package.",
    ),
  },
  {
    files: ['app/**'],
    rules: closed(
      { rooms: ['prisma', 'scripts', 'e2e', 'faults'], packages: ['pg', '@prisma'] },
      'app/ reaches data through server/ alone.',
    ),
  },
  {
    files: ['app/(portal)/**'],
    rules: closed(
      { rooms: ['prisma', 'scripts', 'e2e', 'faults'], packages: ['pg', '@prisma', ...heavy] },
      "app/ reaches data through server/ alone, and a patient's phone cannot afford this package.",
    ),
  },
  {
    files: ['server/**'],
    ignores: ['server/db.ts', '**/*.int.test.ts', 'server/**/*.fixture.ts'],
    rules: closed(
      { rooms: ['app', 'components', 'prisma', 'scripts', 'e2e', 'faults'], packages: ['pg', '@prisma'] },
      'Only server/db.ts opens the database, so that no query runs without asViewer or asSystem.',
    ),
  },
)

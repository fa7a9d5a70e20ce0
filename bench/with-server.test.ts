import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { withServer } from './with-server'

test.each(['queries', 'catalog'])(
  'bench/%s.ts loads the server’s code, and then looks for its database',
  (bench) => {
    const env = { ...process.env, ...withServer, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const run = ['--import', 'tsx', `bench/${bench}.ts`]
    const { stderr, status } = spawnSync(process.execPath, run, { env, encoding: 'utf8' })
    expect(stderr).toContain('ECONNREFUSED')
    expect(status).toBe(1)
  },
)

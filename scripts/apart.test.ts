// What is begun apart is what Linux ends first where memory runs out.
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { beginApart } from './apart'

it.runIf(process.platform === 'linux')('is ended before the program and its database', async () => {
  const child = beginApart('./read-file.ts', 200)
  try {
    await expect.poll(() => readFile(`/proc/${child.pid}/oom_score_adj`, 'utf8')).toBe('1000\n')
  } finally {
    child.kill('SIGKILL')
  }
})

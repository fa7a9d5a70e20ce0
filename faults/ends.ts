// What ends while patients log: the server by kill -9 and by SIGTERM, and the database by a hard stop.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { stop } from '@/e2e/program'
import type { Fault, Outcome, Size } from './fault'
import { clients, Load } from './load'
import type { World } from './world'

/** Ends something again and again, each time after as many more logs, while they go on. */
async function underLoad(
  world: World,
  { logs, times, what, mayDrop = true }: { logs: number; times: number; what: string; mayDrop?: boolean },
  end: () => Promise<void>,
): Promise<Exclude<Outcome, { notRun: string }>> {
  const load = await Load.of(world, logs)
  const sending = load.send()
  for (let time = 1; time <= times; time++) {
    await Promise.race([load.reached(Math.floor((time * logs) / (times + 1))), sending])
    await end()
  }
  await sending
  const harm = await load.reckon()
  if (!mayDrop && load.dropped > 0)
    harm.failed.push(`${load.dropped} requests were accepted and not answered`)
  return { tried: `${logs} logs from ${clients} clients, 10 % sent twice; ${what} ${times} times`, ...harm }
}

export const killed: Fault = {
  name: 'server killed',
  run: async (clinic, size) => {
    const world = await clinic()
    return underLoad(world, { ...amount(size, 10_000, 20), what: 'kill -9' }, async () => {
      await world.kill()
      await world.start()
    })
  },
}

export const databaseStopped: Fault = {
  name: 'database stopped',
  run: async (clinic, size) => {
    const world = await clinic()
    return underLoad(world, { ...amount(size, 10_000, 10), what: 'database stopped hard' }, async () => {
      const [pid] = (await readFile(path.join(world.cluster, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      await world.healthy()
    })
  },
}

export const terminated: Fault = {
  name: 'server asked to stop',
  async run(clinic, size) {
    const world = await clinic()
    const codes: (number | null)[] = []
    const asked = { ...amount(size, 10_000, 50), what: 'SIGTERM', mayDrop: false }
    const outcome = await underLoad(world, asked, async () => {
      codes.push(await stop(await world.program))
      await world.start()
    })
    if (codes.some((code) => code !== 0))
      outcome.failed.push(`it ended with ${[...new Set(codes)].join(', ')}`)
    return outcome
  },
}

const amount = (size: Size, logs: number, times: number) =>
  size === 'full' ? { logs, times } : { logs: 640, times: 2 }

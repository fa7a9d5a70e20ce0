// A disk that is full while patients log, and has room again: a small one of memory, where this machine lets one be mounted.
import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { temporaryFolder } from '@/prisma/testing'
import type { Fault } from './fault'
import { clients, Load } from './load'
import { World } from './world'

const run = promisify(execFile)
const megabyte = 1024 * 1024
const diskMegabytes = 512

export const diskFull: Fault = {
  name: 'disk full',
  async run(_, size) {
    const place = await temporaryFolder()
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m,mode=755`, 'phaseline', place.folder])
    } catch {
      await place.remove()
      return { notRun: 'a small disk of memory cannot be mounted here' }
    }
    const unmount = async () => {
      await run('umount', [place.folder])
      await place.remove()
    }
    const world = await World.open({ folder: place.folder, remove: unmount })
    try {
      const logs = size === 'full' ? 10_000 : 640
      const times = size === 'full' ? 5 : 1
      const load = await Load.of(world, logs)
      let sending: Promise<void> | undefined
      let neverFull = 0
      for (let time = 0; time < times; time++) {
        // The first time it is full before anybody sends.
        if (sending) await Promise.race([load.reached(Math.floor((time * logs) / times)), sending])
        const room = await fill(path.join(world.folder, 'filler'))
        await eatLog(await world.database())
        sending ??= load.send()
        const noticed = load.refused(1).then(() => true)
        if (!(await Promise.race([noticed, sending.then(() => false)]))) neverFull++
        await rm(room)
        await world.healthy()
      }
      await sending
      const harm = await load.reckon()
      if (neverFull > 0) harm.failed.push(`nothing was refused ${neverFull} times, so the disk was not full`)
      return {
        tried: `${logs} logs from ${clients} clients, 10 % sent twice; the disk full ${times} times`,
        ...harm,
      }
    } finally {
      await world.close()
    }
  },
}

/** What the database has set aside for its log is used up too. */
async function eatLog(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (let megabytes = 0; megabytes < diskMegabytes; megabytes++)
      await client.query(`SELECT pg_logical_emit_message(true, 'phaseline', repeat('x', ${megabyte}))`)
  } catch {
    // There is no room any more.
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Writes until nothing more goes on the disk. */
async function fill(file: string): Promise<string> {
  const filler = await open(file, 'w')
  try {
    for (let block = megabyte; block >= 512;)
      await filler.write(Buffer.alloc(block, 1)).catch(() => (block = block / 2))
  } finally {
    await filler.close()
  }
  return file
}

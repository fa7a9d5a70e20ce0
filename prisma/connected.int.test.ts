// Connections of the program's own whose database falls silent: none waits without end, and one at rest is kept.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connected } from '@/prisma/connected'
import { startRelay, type Relay } from '@/prisma/testing-relay'

let relay: Relay
beforeEach(async () => {
  relay = await startRelay(process.env.DATABASE_URL!)
})
afterEach(() => relay.stop())

it('says that nothing is answered any more', async () => {
  const asked = connected(
    relay.url,
    async (client) => {
      await client.query('SELECT 1')
      await relay.lose('silent')
      await client.query('SELECT 2')
    },
    200,
  )
  await expect(asked).rejects.toThrow('the database does not answer any more')
})

it('waits no longer for a goodbye', async () => {
  await connected(relay.url, () => relay.lose('silent'), 0, 200)
})

it('breaks at rest without a word, and says so to whoever asks then', async () => {
  const asked = connected(
    relay.url,
    async (client) => {
      const ended = new Promise<void>((resolve) => client.once('end', resolve))
      await relay.lose('refused')
      await ended
      await client.query('SELECT 1')
    },
    0,
  )
  await expect(asked).rejects.toThrow(/not queryable/)
})

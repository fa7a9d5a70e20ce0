// Stands between the program and its database, so that a test can lose the one for the other in every way a network can.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './embedded'

export type Relay = {
  /** The database's address by way of the relay. */
  url: string
  /** `refused`: nothing listens there any more. `silent`: connections stand and are made, and nothing is answered. */
  lose: (how: 'refused' | 'silent') => Promise<void>
  giveBack: () => Promise<void>
  /** Lets the COMMIT of the connection through that has these words in it, and holds its answer back. */
  holdCommitOf: (words: string) => { reached: Promise<void>; release: () => void; cut: () => void }
  /** Resets the next connection in which the program says these words, before they arrive. */
  resetAt: (words: string) => void
  stop: () => Promise<void>
}

type Pair = { program: Socket; database: Socket; watched?: boolean }

export async function startRelay(databaseUrl: string): Promise<Relay> {
  const target = new URL(databaseUrl)
  const port = await freePort()
  const pairs = new Set<Pair>()
  let silent = false
  let watchedFor: string | undefined
  let resetFor: string | undefined
  let onCommit: ((pair: Pair) => void) | undefined

  const server = createServer((program) => {
    const database = connect(Number(target.port), target.hostname)
    const pair: Pair = { program, database }
    pairs.add(pair)
    program.on('data', (words) => {
      if (resetFor && words.includes(resetFor)) {
        resetFor = undefined
        program.resetAndDestroy()
        return
      }
      if (watchedFor && words.includes(watchedFor)) pair.watched = true
      if (pair.watched && words.includes('COMMIT')) onCommit?.(pair)
      database.write(words)
    })
    database.on('data', (words) => program.write(words))
    for (const [socket, other] of [
      [program, database],
      [database, program],
    ] as const)
      socket
        .on('error', () => undefined)
        .once('close', () => {
          other.destroy()
          pairs.delete(pair)
        })
    if (silent) hush(pair)
  })
  const hush = ({ program, database }: Pair) => [program, database].forEach((socket) => socket.pause())
  const cut = ({ program, database }: Pair) => [program, database].forEach((socket) => socket.destroy())
  const listen = () => once(server.listen(port, '127.0.0.1'), 'listening')
  const close = async () => {
    const closed = once(server.close(), 'close')
    pairs.forEach(cut)
    await closed
  }
  await listen()

  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  return {
    url: url.href,
    async lose(how) {
      if (how === 'refused') return close()
      silent = true
      pairs.forEach(hush)
    },
    async giveBack() {
      silent = false
      if (!server.listening) await listen()
      for (const { program, database } of pairs) [program, database].forEach((socket) => socket.resume())
    },
    holdCommitOf(words) {
      watchedFor = words
      let held: Pair | undefined
      const reached = new Promise<void>((resolve) => {
        onCommit = (pair) => {
          onCommit = undefined
          watchedFor = undefined
          delete pair.watched
          held = pair
          pair.database.pause()
          resolve()
        }
      })
      return { reached, release: () => held?.database.resume(), cut: () => held && cut(held) }
    },
    resetAt(words) {
      resetFor = words
    },
    stop: close,
  }
}

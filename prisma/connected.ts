// A connection of the program's own, beside those that pages are served with. One that its database's machine has left ends by itself: whatever comes after it would wait without end.
import { Socket } from 'node:net'
import pg from 'pg'

const patience = 10_000

/**
 * `silence`: for how many milliseconds the database may say nothing; 0 where nothing is asked of it meanwhile. `goodbye`: for
 * how many at the end.
 */
export async function connected<T>(
  databaseUrl: string,
  run: (client: pg.Client) => Promise<T>,
  silence = patience,
  goodbye = patience,
): Promise<T> {
  const socket = new Socket()
  socket.on('timeout', () => socket.destroy(new Error('the database does not answer any more')))
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    keepAliveInitialDelayMillis: patience,
    stream: () => socket,
  })
  // Whoever asks something is told. Without a listener one that breaks at rest would end the process.
  client.on('error', () => undefined)
  await client.connect()
  socket.setTimeout(silence)
  try {
    return await run(client)
  } finally {
    socket.setTimeout(goodbye)
    await client.end()
  }
}

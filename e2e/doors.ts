// The program's doors as they stand on disk and in the build, and how they are knocked at with no page in between.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Anybody, Served } from './authorisation.people'

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll('\\', '/'))

/** The route of a file: without groups, as in the address. */
const routeOf = (file: string) =>
  `/${path.posix.dirname(file)}`.replace(/^\/app/, '').replace(/\/\([^)]+\)/g, '') || '/'

const routeFiles = (kind: string) => filesOf('app').filter((file) => path.posix.basename(file) === kind)

/** The files of such a name, by the route that each answers: page.tsx or route.ts. */
export const filesByRoute = (kind: string) =>
  Object.fromEntries(routeFiles(kind).map((file) => [routeOf(file), file]))

/** The routes that have such a file. */
export const routesOf = (kind: string) => routeFiles(kind).map(routeOf).sort()

const dist = process.env.PHASELINE_DIST ?? '.next'

/** The routes that the build serves, of one kind; what it adds of its own begins with an underscore. */
export const routesBuilt = (kind: 'page' | 'route') =>
  Object.entries(manifestOf<Record<string, string>>('app-path-routes-manifest.json'))
    .filter(([file, route]) => path.posix.basename(file) === kind && !route.startsWith('/_'))
    .map(([, route]) => route)
    .sort()

/** Whatever else the build has: a proxy (middleware in Next's lists, of which the first has those alone that run at the edge), pages of the older router. */
export function besidesBuilt(): string[] {
  const atEdge = manifestOf<Record<string, object>>('server/middleware-manifest.json')
  const inNode = manifestOf<{ functions: object }>('server/functions-config-manifest.json')
  const older = manifestOf<Record<string, string>>('server/pages-manifest.json')
  return [
    ...Object.keys({ ...atEdge.middleware, ...atEdge.functions }),
    ...Object.keys(inNode.functions).filter((name) => name === '/_middleware'),
    ...Object.keys(older).filter((route) => !/^\/(404|500|_error)$/.test(route)),
  ]
}

const manifestOf = <Manifest>(file: string) =>
  JSON.parse(readFileSync(path.join(dist, file), 'utf8')) as Manifest

/** Every route handler that may change something: its route and method. */
export const changingHandlers = () =>
  routeFiles('route.ts').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /\bexport (?:async )?(?:function|const) (POST|PUT|PATCH|DELETE)\b|\bas (POST|PUT|PATCH|DELETE)\b/g,
      ),
    ].map(([, declared, renamed]) => ({ route: routeOf(file), method: String(declared ?? renamed) })),
  )

/** Every server action, as `file#export`. */
export const actionsOnDisk = () =>
  ['app', 'components', 'server'].flatMap(filesOf).flatMap((file) => {
    if (!/\.tsx?$/.test(file)) return []
    const text = readFileSync(file, 'utf8')
    if (!/^\s*['"]use server['"]/m.test(text)) return []
    const names = [...text.matchAll(/^export (?:async function|const|default async function) (\w+)/gm)]
    return names.map(([, name]) => `${file}#${name}`)
  })

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

/** The build's own list: an action's id, and a page that carries it. */
export function actionIds(): Record<string, { id: string; at: string }> {
  const { node } = manifestOf<Manifest>('server/server-reference-manifest.json')
  return Object.fromEntries(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `${filename}#${exportedName}`,
      { id, at: routeOf(Object.keys(workers)[0] ?? '') },
    ]),
  )
}

type Place = Pick<Served, 'origin'> & { cookies: Partial<Served['cookies']> }
export type Asked = RequestInit & { headers?: Record<string, string> }
export type Answer = { status: number; location: string; cookies: string[]; text: string }

/** A connection that the server lets go just as it is used again has brought nothing there. That none is let go otherwise, faults/ says. */
const wasClosed = ({ cause }: Error) =>
  ['UND_ERR_SOCKET', 'ECONNRESET'].includes((cause as { code?: string } | undefined)?.code ?? '')

export async function ask(
  { origin, cookies }: Place,
  person: Anybody,
  at: string,
  init: Asked = {},
): Promise<Answer> {
  const headers = { cookie: cookies[person] ?? '', ...init.headers }
  const send = () => fetch(origin + at, { ...init, headers, redirect: 'manual' })
  const response = await send().catch((error: Error) => (wasClosed(error) ? send() : Promise.reject(error)))
  const sent = response.headers
  return {
    status: response.status,
    // An action says where to go in a header of its own.
    location: sent.get('location') ?? sent.get('x-action-redirect')?.split(';')[0] ?? '',
    cookies: sent.getSetCookie(),
    text: await response.text(),
  }
}

/**
 * What a link navigates with, or prefetches. Next wants the headers' digest in the address, and leads who has another one
 * to it, so that a cache never takes the one for the other.
 */
export async function askPayload(place: Place, person: Anybody, at: string, prefetch: boolean) {
  const headers = { RSC: '1', ...(prefetch && { 'Next-Router-Prefetch': '1' }) }
  const answer = await ask(place, person, `${at}${at.includes('?') ? '&' : '?'}_rsc=`, { headers })
  return answer.location.includes('_rsc=') ? ask(place, person, answer.location, { headers }) : answer
}

/** What of a page a browser keeps in its history and hands on: its title, and every address on it. */
export const titleAndAddresses = (page: string) =>
  [...page.matchAll(/<title>([^<]*)|\b(?:href|src|action|formaction)="([^"]*)"/gi)]
    .map(([, title, address]) => title ?? decodeURIComponent(address!.replaceAll('+', ' ')))
    .join('\n')

/** Calls an action as React does; a form goes where the arguments have a FormData. */
export function callAction(
  served: Place & { subject?: object },
  person: Anybody,
  name: string,
  args: unknown[],
  headers: Record<string, string> = { origin: served.origin },
): Promise<Answer> {
  const { id, at } = actionIds()[name]!
  const address = at.replace(/\[(\w+)\]/g, (_, part: string) =>
    String((served.subject as Record<string, unknown> | undefined)?.[part] ?? 'x'),
  )
  const form = [args].flat().find((arg): arg is FormData => arg instanceof FormData)
  return ask(served, person, address, {
    method: 'POST',
    headers: {
      'next-action': id,
      accept: 'text/x-component',
      ...(!form && { 'content-type': 'text/plain;charset=UTF-8' }),
      ...headers,
    },
    body: form ? asReply(args, form) : JSON.stringify(args),
  })
}

/** The arguments as React's encodeReply writes them when one is a form: "$K1" stands for the fields that begin with "_1_". */
function asReply(args: unknown[], form: FormData): FormData {
  const reply = new FormData()
  for (const [name, value] of form) reply.append(`_1_${name}`, value)
  reply.append('0', JSON.stringify(args.map((arg) => (arg === form ? '$K1' : arg))))
  return reply
}

/** What an action answered. A long text stands before its row without a line break. */
export function resultOf<T>(text: string): T | undefined {
  const line = /1:(\{"(?:ok|fields)":.*\})$/m.exec(text)?.[1]
  return line === undefined ? undefined : (JSON.parse(line) as T)
}

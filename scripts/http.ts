// The outer shell of every request: who is asking from where, what a browser may do with the answer, and which changes are refused.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { largestBody, receive, Room, roomForBodies, roomOf } from '@/scripts/bodies'
import { ownCookies } from '@/scripts/cookies'
import { bringCookies } from '@/scripts/handed-on'
import { headersWith, policyFor } from '@/scripts/headers'
import { healthAt, sharedHealth } from '@/scripts/health'
import { Lines } from '@/scripts/line'
import { ownAs, ownOrigins, saysElsewhere } from '@/scripts/own-address'
import { costOf, Pace, Sessions, whoAsks } from '@/scripts/pace'
import { sayWhoseFault } from '@/scripts/unavailable'
import { answerUnread, hasTooManyLines, mostLines, refuseHead } from '@/scripts/unread'
import { ownerName } from '@/domain/accounts/page-owner'
import { asked, type Asked } from '@/server/asked'
import { network } from '@/server/network'

export type Shell = {
  host: string
  port: number
  publicUrl?: string
  trustProxy: boolean
  dev: boolean
}

type Place = Parameters<Lines['work']>[0]
type Refusal = [status: number, sentence: string]
type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export function createShell(shell: Shell, handle: Handle, most = roomForBodies): Server {
  const own = ownOrigins(shell)
  const sayElsewhere = saysElsewhere(shell)
  const files = publicFiles()
  const secure = shell.publicUrl?.startsWith('https:') ?? false
  const pace = new Pace()
  const sessions = new Sessions()
  const lines = new Lines()
  const rooms = {
    strangers: new Room(most.strangers),
    forms: new Room(most.forms),
    files: new Room(most.files),
  }
  const health = sharedHealth(() =>
    healthAt(server.address() as AddressInfo, { [ownMark]: mark, 'x-phaseline-address': '' }),
  )
  const answering = new WeakSet<Socket>()
  const resting = shell.trustProxy ? { keepAliveTimeout: proxysRestMs } : {}
  const options = { ...ends, ...held, ...resting, requireHostHeader: false }
  const server: Server = createServer(options, (request, response) => {
    const { socket } = request
    // Of what waits behind an answer on one connection nobody learns that it was given up, so its place would never be
    // free again. No browser and no proxy sends the next before it has the answer.
    if (answering.has(socket)) return void socket.destroy()
    answering.add(socket)
    if (hasTooManyLines(request)) return refuseHead(request, secure)
    // Each part of the shell, next-auth and Next have one.
    response.setMaxListeners(20)
    for (const end of ['finish', 'close']) response.once(end, () => answering.delete(socket))
    const ours = dress(request, response, shell, secure)
    bringCookies(request, response, ours)
    // What comes on a connection that is ending just then is lost, and an action is not sent again.
    if (ours) response.shouldKeepAlive = false
    request.headers['x-phaseline-origin'] = ownAs(request, own)
    const pathname = pathOf(request)
    if (!shell.dev && !(pathname && (keptByBrowsers(pathname) || files.has(pathname)))) keepPrivate(response)
    const address = String(request.headers['x-phaseline-address'])
    const inTurn = (place: Place, work: (rest: () => void) => Promise<void>) => {
      if (lines.work(place, response, work)) return
      response.setHeader('Retry-After', '5')
      refuse(response, 503, 'Too much of yours is waiting. Try again in 5 s.')
    }
    // Whoever has much refused waits for themself as well.
    const refuseInTurn = (place: Place, [status, sentence]: Refusal) => {
      // What nobody reads any more is not kept while it waits; and what the program asks itself has a place already.
      request.resume()
      if (ours) return refuse(response, status, sentence)
      inTurn(place, () => Promise.resolve(refuse(response, status, sentence)))
    }
    const ofNetwork = (kind: Place['kind']): Place => ({ who: network(address), kind })
    if (pathname === null || !namesItsHost(request))
      return refuseInTurn(ofNetwork('strangers'), [400, 'This address cannot be read.'])
    const refusal = refusalOf(request, pathname, own, files.has(pathname), ours)
    if (refusal?.[1] === notOwn) sayElsewhere(request)
    if (refusal) return refuseInTurn(ofNetwork('strangers'), refusal)
    const pass = (whole: IncomingMessage, session?: string | null, rests?: () => void) => {
      const store: Asked = {
        ...{ unavailable: false, begun: false, refused: false, address, waited: 0 },
        owner: request.headers[ownerName]?.toString(),
        rests,
        hears: (account, begun) => {
          const whose = begun ?? session
          if (whose) sessions.learn(whose, account)
        },
      }
      sayWhoseFault(request, response, store)
      // Also when whoever asked hung up before the answer had arrived.
      response.once('close', () => {
        if (store.refused || response.statusCode === 403 || response.statusCode === 404)
          asked.run(store, () => store.noteRefusal?.())
      })
      return asked.run(store, () =>
        handle(whole, response).catch(() => {
          // Next has logged it; what is left is to let the connection go.
          if (!response.headersSent) refuse(response, 500, 'Something went wrong.')
          else response.destroy()
        }),
      )
    }
    const cost = files.has(pathname) ? 0 : costOf(request.method ?? '', pathname)
    const bytes = Number(request.headers['content-length'] ?? 0)
    // A page that Next asks for is a part of another answer, which waits for it.
    if (bytes === 0 && ours) return void pass(request)
    if (bytes === 0 && pathname === '/api/health' && looks.has(request.method ?? ''))
      return void health().then(({ status, headers, body }) => {
        response.writeHead(status, headers)
        response.end(body)
      })
    // Packed anew for whoever asks.
    if (bytes === 0 && (pathname.startsWith('/_next/static/') || files.has(pathname)))
      return inTurn(ofNetwork('files'), (rest) => pass(request, undefined, rest))
    void whoAsks(request, address, sessions).then(async ({ name, kind, session, sends }) => {
      const signedIn = session !== null
      const place = { who: name, kind }
      if (bytes > largestBody(pathname, request.headers, signedIn))
        return refuseInTurn(place, tooLarge(pathname, signedIn))
      const seconds = pace.secondsToWait(name, cost, performance.now())
      if (seconds > 0) {
        response.setHeader('Retry-After', String(seconds))
        return refuseInTurn(place, [429, `Too much was asked for at once. Try again in ${seconds} s.`])
      }
      const room = rooms[roomOf(signedIn, bytes)]
      const arrival = bytes > 0 ? await receive(response, bytes, sends, room) : request
      if (typeof arrival === 'object') {
        if (ours) return void pass(arrival)
        return inTurn(place, (rest) => pass(arrival, session, rest))
      }
      if (arrival === 'too much') return refuseInTurn(place, [400, 'The request cannot be read.'])
      if (arrival === 'late') return refuse(response, 408, 'The request came too slowly.')
      if (arrival === 'full') {
        response.setHeader('Retry-After', '5')
        return refuse(response, 503, 'Too much is being sent at once. Try again in 5 s.')
      }
    })
  })
  server.on('checkExpectation', (request, response) => {
    if (answering.has(request.socket)) return void request.socket.destroy()
    // For good: the connection is closed with this answer.
    answering.add(request.socket)
    if (hasTooManyLines(request)) return refuseHead(request, secure)
    dress(request, response, shell, secure)
    keepPrivate(response)
    refuse(response, 417, 'What the request expects is not known here.')
  })
  answerUnread(server, secure)
  server.timeout = mostSilent
  // What stands behind these Node leaves out, also how long the body is, and reads the body all the same: such a head is refused.
  server.maxHeadersCount = mostLines + 1
  return server
}

/** A device that was signed out learns that, and not that what it keeps could never be sent. */
const tooLarge = (pathname: string, signedIn: boolean): Refusal =>
  !signedIn && pathname.startsWith('/api/') ? [401, 'Sign in first.'] : [413, 'The request is too large.']

/** What a device calls itself at most, and what a page knows of where it stands. */
const mostOfDevice = 300
const mostOfState = 4_000

/**
 * Next looks through the device and the place with patterns and checks that take the square of their length; no browser's
 * are as long. A place that it cannot read, and a prefetch of a kind that no page here has, it takes for errors of its own.
 */
function asBrowsersSay(headers: IncomingHttpHeaders): void {
  if (headers['user-agent'] !== undefined)
    headers['user-agent'] = headers['user-agent'].slice(0, mostOfDevice)
  if (!isPlace(headers['next-router-state-tree'])) delete headers['next-router-state-tree']
  if (headers['next-router-prefetch'] !== '1') delete headers['next-router-prefetch']
}

function isPlace(state: string | string[] | undefined): boolean {
  if (state === undefined || state.length > mostOfState) return false
  try {
    parseAndValidateFlightRouterState(state)
    return true
  } catch {
    return false
  }
}

/** Answers whether the program asks itself. */
function dress(request: IncomingMessage, response: ServerResponse, shell: Shell, secure: boolean): boolean {
  const { headers } = request
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  delete headers['x-middleware-subrequest']
  // While it is developed, Next has some of its own.
  const cookie = shell.dev ? headers.cookie : ownCookies(headers.cookie, secure)
  delete headers.cookie
  if (cookie !== undefined) headers.cookie = cookie
  asBrowsersSay(headers)
  // Files are small and sent whole: of a part, or under a condition on another state, Next makes an error of the server's.
  for (const name of ['range', 'if-match', 'if-unmodified-since']) delete headers[name]
  if (!shell.trustProxy)
    for (const name of Object.keys(headers))
      if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')
        delete headers[name]
  // The last hop is what the trusted proxy itself saw; those before it are what the client claims.
  const hop = shell.trustProxy ? forwarded.split(',').at(-1)?.trim() : undefined
  // A layout is told neither its own path nor the address.
  headers['x-phaseline-path'] = request.url ?? '/'
  // After an action that leads on, Next asks for the next page by itself, with what the request before it said.
  const ours = headers[ownMark] === mark
  const before = ours ? String(headers['x-phaseline-address']) : undefined
  // It asks at the address that it listens on, and compares with that where the page came from.
  if (ours && URL.canParse(headers.origin ?? '')) headers.host = new URL(headers.origin!).host
  headers[ownMark] = mark
  headers['x-phaseline-address'] = before ?? (hop || (request.socket.remoteAddress ?? ''))

  const policy = policyFor(request.url, shell.dev, secure)
  // Next takes the nonce for its own scripts from the request.
  headers['content-security-policy'] = policy
  delete headers['content-security-policy-report-only']
  for (const [name, value] of headersWith(policy, secure)) response.setHeader(name, value)
  return ours
}

/** Of this process: nobody else knows it, so whoever says it is the program itself. */
const ownMark = 'x-phaseline-mark'
const mark = randomBytes(32).toString('base64url')

/** What is made at build time; and pictures, whose address changes with them, and whose route says who may keep them. */
const keptByBrowsers = (pathname: string) =>
  pathname.startsWith('/_next/static/') || pathname.startsWith('/pictures/')

/** Whatever a page decides for itself, what is about a person stays out of every cache. */
function keepPrivate(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  set('Cache-Control', 'private, no-store')
  response.setHeader = (name, value) => (name.toLowerCase() === 'cache-control' ? response : set(name, value))
}

const notOwn = 'This request did not come from Phaseline itself.'
const looks = new Set(['GET', 'HEAD'])
const harmless = new Set([...looks, 'OPTIONS'])
/** Next would answer any other with the page. */
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST']

function refusalOf(
  request: IncomingMessage,
  pathname: string,
  own: Set<string>,
  publicFile: boolean,
  ours: boolean,
): Refusal | undefined {
  if (asksTooMuch(request)) return [414, 'This address asks for too much.']
  const changes = !harmless.has(request.method ?? '')
  if (changes && isOwn(request, own)) nameOrigin(request, own)
  else if (changes && !answersAnybody(pathname)) return [403, notOwn]
  if (isAnothers(request) && !publicFile && !answersFromElsewhere.test(pathname))
    if (ownFile.test(pathname) || !isVisit(request))
      return [403, 'This is opened from Phaseline itself, or by its address.']
  // What Next shows where a page fails altogether, which is no page to be asked for.
  if (pathname === '/_global-error') return [404, 'There is nothing here.']
  if (!methods.includes(request.method ?? '')) return [405, 'There is nothing here for this method.']
  // What Next hands on to the page that an action belongs to comes as a stream; it was read whole before.
  return request.headers['transfer-encoding'] && !ours
    ? [411, 'The length of the request is missing.']
    : undefined
}

/** What a mail or a calendar leads to is for whoever has the address, and what is built in holds nothing of anybody. */
const answersFromElsewhere = /^\/api\/((calendar|reminders)\/|health$)|^\/_next\/static\//
/** Whether it is a download, and so who may have it, could be told by the site that sends somebody there: of a page it is told nothing. */
const ownFile = /^\/api\/|\.(csv|json|pdf)$/
/** Somebody sees it: nothing is marked as read, nor noted as opened, by another site's picture, frame or guess at what comes next. */
const isVisit = ({ headers }: IncomingMessage) =>
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document' &&
  headers['sec-purpose'] === undefined
/** What another site has a browser fetch ahead can come as if nobody had sent it. */
const isAnothers = ({ headers }: IncomingMessage) =>
  ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site'])) ||
  (headers['sec-fetch-site'] === 'none' && headers['sec-purpose'] !== undefined)

/** A mail program's button names no origin. The signed link is all that counts there, and no cookie is looked at. */
const answersAnybody = (pathname: string) => /^\/api\/reminders\/stop\/[\w.-]+$/.test(pathname)

/** Under no-referrer a plain form comes with the origin "null"; the browser itself then says where it came from. */
function isOwn({ headers }: IncomingMessage, own: Set<string>): boolean {
  return headers.origin === 'null'
    ? headers['sec-fetch-site'] === 'same-origin'
    : own.has(headers.origin ?? '')
}

/** Next compares the origin itself, and would refuse a plain form that the browser has vouched for. */
function nameOrigin({ headers }: IncomingMessage, own: Set<string>): void {
  if (headers.origin !== 'null') return
  const named = [...own].find((origin) => new URL(origin).host === headers.host)
  if (named) headers.origin = named
}

/**
 * What is asked for, without its escapes; null where it cannot be read, or is not in its normal form: Next would follow its
 * dots, or not see its slashes, and come to another address than the one that was looked at here.
 */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  const [sent = ''] = url.split('?', 1)
  try {
    const pathname = decodeURIComponent(sent)
    return new URL(url, 'http://phaseline').pathname !== sent || climbs.test(pathname) || needless.test(sent)
      ? null
      : pathname
  } catch {
    return null
  }
}
/** A letter, a figure, a slash, or one of - . _ ~ (RFC 3986, 2.3), which are written as they are. */
const needless = /%(2[d-f]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/i
const climbs = /\\|(^|\/)\.\.?(\/|$)/

/** Next looks at each part of a query once for each other: thousands of them stop the program for seconds. */
const asksTooMuch = ({ url = '' }: IncomingMessage) => url.split('&', mostParts + 1).length > mostParts
/** The catalog's filters, all ticked, are some sixty. */
const mostParts = 200

/** Of two hosts, who stands before the program may have looked at the other. Node refuses none, with none of the headers. */
const namesItsHost = ({ headersDistinct: { host = [] }, httpVersion }: IncomingMessage) =>
  host.length === 1 ? host[0] !== '' : host.length === 0 && httpVersion !== '1.1'

/** So much of an answer waits for a slow reader without the app: a page, whole. */
const held = { highWaterMark: 256 * 1024 }
/** A head has twenty seconds to arrive, whatever is sent five minutes. */
const ends = { headersTimeout: 20_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 }
/** Longer than proxies keep a connection that rests (nginx one minute, Caddy two): what one sends as it is closed is lost, and no POST is sent again. */
const proxysRestMs = 150_000
/** Whoever neither sends nor reads their answer for as long is let go; none takes half as long to make. */
const mostSilent = 300_000

const readToItsEnd = 2 * 1024 * 1024
const readForMs = 5_000

/** A body is read to its end, so that the answer arrives; the rest of a very large or slow one is cut off. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  const request = response.req
  const { headers } = request
  const slow = setTimeout(() => request.complete || request.socket.destroy(), readForMs).unref()
  request.once('close', () => clearTimeout(slow))
  const cutOff =
    status === 417 || headers['transfer-encoding'] || Number(headers['content-length'] ?? 0) > readToItsEnd
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 405 && { Allow: methods.join(', ') }),
    ...(cutOff && { Connection: 'close' }),
  })
  response.end(`${sentence}\n`)
}

function publicFiles(): Set<string> {
  if (!existsSync('public')) return new Set()
  const entries = readdirSync('public', { recursive: true, withFileTypes: true })
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          `/${path.relative('public', path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`,
      ),
  )
}

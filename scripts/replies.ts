// What would cost the whole program seconds to take apart before any form of ours has seen it: React makes of what a browser sends streams, iterators, lists and objects, each of them by the one thread that answers everybody.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Far more than the largest form has: each is a list, an object, or what stands in one. */
const mostParts = 100_000
/** What names another part of the same is looked up, which costs as much as some lists. */
const partsOfAName = 3
/** Of what stands for something else: forms send one or two, and quotation marks may be typed. */
const mostSigns = 200
/** Of a form, with those of an action that has one in it; photographs and tables are sent without a form. */
const mostFields = 1_000
const mostFiles = 20

/** Whether it is sent to an action or by a form. */
export const isSent = (headers: IncomingHttpHeaders): boolean => 'next-action' in headers || isForm(headers)

/** The form of a mail program that ends reminders (RFC 8058), written as it likes. Its handler reads nothing of it; under any other address a page may answer. */
const isOneClick = (url: string, headers: IncomingHttpHeaders) =>
  /^\/api\/reminders\/stop\/[^/?]+$/.test(url) && !('next-action' in headers)

/** Whether it is what an action is sent, which React takes apart, also for an address that nothing has. */
export const isReply = ({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean =>
  method === 'POST' && isSent(headers) && !isOneClick(url, headers)

const isForm = ({ 'content-type': type = '' }: IncomingHttpHeaders) =>
  type.toLowerCase().includes('multipart/form-data')

/** As every browser writes it: what is read in two ways by two readers names no boundary. */
const withBoundary = /^multipart\/form-data; ?boundary=([\w'()+,./:=?-]{1,70})$/i
/** The only lines at the head of a field that a browser writes: others, and those that go on in the next, hide what stands in it. */
const named = /^content-disposition: ?form-data;[^\r\n]*$/
const typed = /^content-type:[^\r\n]*$/
const ours = /charset="?utf-?8(?![\w-])/g

/** Whether it has more fields or files than any form of ours, or one of them in other letters than ours. */
function isOtherForm(body: Buffer, boundary: string | undefined): boolean {
  if (boundary === undefined) return true
  let [fields, files] = [0, 0]
  for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, at)) {
    const before = body.toString('latin1', Math.max(0, at - 4), at)
    const from = at + boundary.length
    const after = body.toString('latin1', from, from + 2)
    at = from
    if (before !== '--' && before !== '\r\n--') return true
    if (after === '--') continue
    const end = body.indexOf('\r\n\r\n', from)
    if (after !== '\r\n' || end < 0) return true
    const head = body.toString('latin1', from + 2, end).toLowerCase()
    if (++fields > mostFields || (head.includes('filename') && ++files > mostFiles)) return true
    const [name = '', type = 'content-type:', ...others] = head.split('\r\n')
    if (others.length > 0 || !named.test(name) || !typed.test(type)) return true
    if (type.replaceAll(ours, '').includes('charset')) return true
  }
  return fields === 0
}

/** Of each byte, whether it is one of the characters. */
const among = (characters: string) =>
  Uint8Array.from({ length: 256 }, (_, byte) => +characters.includes(String.fromCharCode(byte)))
const [quote, backslash, dollar, u] = Buffer.from('"\\$u')
const isPart = among('[{,')
const isFigure = among('0123456789')
/** `$$` is a text that begins so, and `$undefined` nothing at all. */
const isNothing = among('$u')

/** Whether a body has more of what React makes something of than any form of ours sends. */
export function isTooMuch(body: Buffer, headers: IncomingHttpHeaders): boolean {
  let parts = 0
  let signs = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    parts += isPart[byte]!
    // Behind a backslash it is a mark that somebody typed.
    if (byte !== quote || body[at - 1] === backslash) continue
    const [next, then = 0] = [body[at + 1], body[at + 2]]
    if (next === dollar && isFigure[then]) parts += partsOfAName
    else if ((next === dollar && !isNothing[then]) || (next === backslash && then === u)) signs++
  }
  if (parts > mostParts || signs > mostSigns) return true
  return isForm(headers) && isOtherForm(body, withBoundary.exec(headers['content-type'] ?? '')?.[1])
}

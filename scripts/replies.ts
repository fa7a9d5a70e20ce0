// What would cost the whole program seconds to take apart before any form of ours has seen it: React makes of what a browser sends streams, iterators, lists and objects, each of them by the one thread that answers everybody.
import type { IncomingHttpHeaders } from 'node:http'

/** Far more than the largest form has: each is a list, an object, or what stands in one. */
const mostParts = 200_000
/** Of what stands for something else: forms send one or two, and quotation marks may be typed. */
const mostSigns = 200

/** Whether it is sent to an action or by a form. */
export const isSent = (headers: IncomingHttpHeaders): boolean =>
  'next-action' in headers || (headers['content-type'] ?? '').toLowerCase().includes('multipart/form-data')

/** Whether it is what an action is sent, which React takes apart. */
export const isReply = (method: string | undefined, headers: IncomingHttpHeaders): boolean =>
  method === 'POST' && isSent(headers)

const bytesOf = (characters: string) => new Set(Buffer.from(characters))
const [quote, backslash, dollar, u] = Buffer.from('"\\$u')
const parts = bytesOf('[{,')
/** `$$` is a text that begins so, `$undefined` nothing at all, and a number what stands in it already. */
const harmless = bytesOf('$u0123456789')

const ours = /charset="?utf-?8(?![\w-])/g

/** Whether a part of a form says that it is in another alphabet than ours, which would hide what it is. */
function isInAnother(body: Buffer): boolean {
  const text = `\r\n${body.toString('latin1')}`.toLowerCase()
  const next = (from: number) => text.indexOf('\r\n--', from)
  for (let at = next(0); at >= 0;) {
    // The head of a part: whole, since a line of it may go on in the next.
    const end = text.indexOf('\r\n\r\n', at)
    const head = text.slice(at, end < 0 ? undefined : end)
    if (head.includes('content-type') && head.replaceAll(ours, '').includes('charset')) return true
    at = end < 0 ? -1 : next(end)
  }
  return false
}

/** Whether a body has more of what React makes something of than any form of ours sends. */
export function isTooMuch(body: Buffer): boolean {
  let counted = 0
  let signs = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    if (parts.has(byte)) counted++
    // Behind a backslash it is a mark that somebody typed.
    if (byte !== quote || body[at - 1] === backslash) continue
    const [next, then] = [body[at + 1], body[at + 2]]
    if ((next === dollar && !harmless.has(then ?? 0)) || (next === backslash && then === u)) signs++
  }
  return counted > mostParts || signs > mostSigns || isInAnother(body)
}

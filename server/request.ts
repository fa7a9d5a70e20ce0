// What a route handler asks of a request before it believes it: where it comes from, and how much of it there is.
import 'server-only'

/**
 * Route handlers get no check of the origin from Next or next-auth. One that is missing is refused too. Under
 * `Referrer-Policy: no-referrer` a plain form comes with the origin "null", and the browser itself then says in
 * Sec-Fetch-Site, which no script can set, whether it came from here.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === 'null') return request.headers.get('sec-fetch-site') === 'same-origin'
  const own = new URL(process.env.NEXTAUTH_URL ?? 'http://127.0.0.1:3000')
  if (origin === own.origin) return true
  // On this machine alone it answers to several names.
  return loopback.has(own.hostname) && origin === `${own.protocol}//${request.headers.get('host')}`
}
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** The body as text, or null when it is longer than `most` bytes. */
export async function textWithin(request: Request, most: number): Promise<string | null> {
  const bytes = await bytesWithin(request, most)
  return bytes && new TextDecoder().decode(bytes)
}

/**
 * The body, or null when it is longer than `most` bytes: counted while reading, whatever content-length says. The rest
 * is read on and not kept, since a connection that is left in the midst of a body loses the answer, or the next request;
 * the outer shell ends what is far too long.
 */
export async function bytesWithin(request: Request, most: number): Promise<Uint8Array | null> {
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return length > most ? null : Buffer.concat(parts, length)
    length += value.byteLength
    if (length <= most) parts.push(value)
  }
}

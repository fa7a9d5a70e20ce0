// Where a video of an exercise may lie: a public https address, opened in a tab of its own and never embedded.
import { z } from 'zod'

const longest = 500

// Names that lead back into a private network (RFC 6761, RFC 6762, RFC 8375, and what routers hand out).
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|example)$/

const tooLong = `At most ${longest} characters`

function problemOf(typed: string): string | null {
  // Reading the name of a place takes the square of its length, and nobody else has a turn meanwhile.
  if (typed.length > longest) return tooLong
  let url: URL
  try {
    url = new URL(typed)
  } catch {
    return 'Enter a whole address, beginning with https://'
  }
  if (url.protocol !== 'https:') return 'Enter an address that begins with https://'
  if (url.username !== '' || url.password !== '') return 'Leave user name and password out of the address'
  const host = url.hostname.replace(/\.$/, '')
  // URL writes every spelling of an IPv4 address as four numbers, and IPv6 in brackets.
  const isNumber = host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
  if (isNumber || !host.includes('.') || privateNames.test(host))
    return 'Enter the address of a public site, by its name'
  // As it is kept, since what is not ASCII takes more room there.
  return url.href.length > longest ? tooLong : null
}

/** '' where there is none. */
export const videoUrlSchema = z
  .string({ error: 'Enter an address' })
  .trim()
  .superRefine((typed, context) => {
    const problem = typed === '' ? null : problemOf(typed)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .transform((typed) => (typed === '' ? '' : new URL(typed).href))

// What can go wrong in a way that is expected, as types that action.ts and the route handlers know how to answer.
import { unavailableDigest } from '@/domain/unavailable'
import { asked } from '@/server/asked'

/** The object does not exist or is not the viewer's to see: one answer for both, so that nobody learns that it exists. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The input is well-formed but cannot be accepted. Keys are field paths ("phases.0.weeks"); '' is the form as a whole. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(readonly fields: Record<string, string>) {
    super(Object.values(fields).join('; '))
  }
}

/** The database does not answer, or every connection is taken. Nothing was saved, as far as is known. */
export class Unavailable extends Error {
  override name = 'Unavailable'
  /** All that a browser learns of what was thrown while a page was made. */
  readonly digest = unavailableDigest

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    // A page has no say in the status that it is answered with; the outer shell has.
    const request = asked.getStore()
    if (request) request.unavailable = true
  }
}

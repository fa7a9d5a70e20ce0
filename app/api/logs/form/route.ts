// The same log as a plain form, for a phone whose script has not run: saved, and back to the day it was about.
import { checkInOfForm, lastOf, logOfForm, wrongCounts } from '@/domain/logging/form-entry'
import { isFromAnothersPage, sayWhosePage } from '@/server/asked'
import { NotFound, Refused } from '@/server/errors'
import { recordBatch } from '@/server/logging'
import { isSameOrigin, mediaType, textWithin } from '@/server/request'
import { currentViewer } from '@/server/session'

const mostBytes = 16 * 1024

export async function POST(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return backTo('/sign-in')
    if (!isSameOrigin(request)) return plain(403, 'This request comes from another site.')
    if (viewer.kind !== 'patient') return plain(403, 'Only patients log here.')
    if (mediaType(request) !== 'application/x-www-form-urlencoded') return plain(415, 'Send a form.')
    const text = await textWithin(request, mostBytes)
    if (text === null) return plain(413, 'Too much text.')
    const form = new URLSearchParams(text)
    sayWhosePage(form)
    if (isFromAnothersPage(viewer)) return backTo('/today?not-saved=somebody-else')
    const field = lastOf(form)
    const instant = new Date().toISOString()
    const made = { id: field('id'), performedAt: instant, loggedAt: instant, timeZone: viewer.timeZone }
    const isCheckIn = field('entry') === 'check-in'
    const wrong = isCheckIn ? [] : Object.keys(wrongCounts(field))
    if (wrong.length > 0) {
      const more = field('place')
      const again = new URLSearchParams({ on: field('dueOn'), more, wrong: wrong.join(' ') })
      return backTo(`/today?${again}#${encodeURIComponent(more)}`)
    }
    const { results } = await recordBatch(
      viewer,
      isCheckIn
        ? { checkIns: [{ ...checkInOfForm(field), ...made }] }
        : { logs: [{ ...logOfForm(field), ...made }] },
    )
    const saved = results.every((result) => result.outcome !== 'refused')
    const day = new URLSearchParams({
      on: field(isCheckIn ? 'on' : 'dueOn'),
      ...(!saved && { 'not-saved': '1' }),
    })
    const place = isCheckIn ? `check-in-${field('planId')}` : field('place')
    return backTo(`/today?${day}#${encodeURIComponent(place)}`)
  } catch (error) {
    // Erased while this was on its way, with account and all.
    if (error instanceof NotFound) return backTo('/sign-in')
    if (error instanceof Refused) return backTo('/today?not-saved=1')
    throw error
  }
}

/** A path on this site: the browser resolves it against the address that it asked. */
const backTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

const plain = (status: number, words: string) =>
  new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

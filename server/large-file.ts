// A file that may be many megabytes: it is made and handed over by few at once, since it stays in memory until whoever asked has read it, which may be slow on purpose.
import 'server-only'
import { patienceMs } from '@/domain/least-pace'
import { places } from '@/server/places'
import type { Viewer } from '@/server/viewer'

const pieceBytes = 64 * 1024
/** Thirty megabytes on a slow line. */
const mostMs = 10 * 60_000

/** Three of one clinic, as when colleagues ask at once: whoever holds them holds up their own clinic alone. */
const takePlace = places(8, 3)

/**
 * @param make its text, or what is answered instead
 * @throws NoPlace while others of that kind are being made or read
 */
export async function largeFile(
  request: Request,
  { clinicId }: Viewer,
  make: () => Promise<string | Response>,
  headers: Record<string, string>,
): Promise<Response> {
  const leave = takePlace(clinicId)
  let body: ReadableStream<Uint8Array> | null = null
  try {
    const made = await make()
    if (typeof made !== 'string') return made
    const bytes = new TextEncoder().encode(made)
    // Nobody reads, nor gives back, what belongs to a HEAD.
    if (request.method !== 'HEAD') body = inPieces(bytes, leave)
    return new Response(body, { headers: { ...headers, 'Content-Length': String(bytes.length) } })
  } finally {
    if (!body) leave()
  }
}

/** Calls `leave` when all is read, nobody reads any more, or it has taken too long: each byte gives a little time. */
function inPieces(bytes: Uint8Array, leave: () => void): ReadableStream<Uint8Array> {
  let at = 0
  let timer: NodeJS.Timeout
  const end = () => {
    clearTimeout(timer)
    leave()
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const began = performance.now()
        const check = () => {
          const taken = performance.now() - began
          const left = Math.min(mostMs - taken, patienceMs(at, taken))
          if (left > 0) return (timer = setTimeout(check, Math.ceil(left)).unref())
          leave()
          return controller.error(new Error('a file was not read in time'))
        }
        check()
      },
      pull(controller) {
        controller.enqueue(bytes.subarray(at, (at += pieceBytes)))
        if (at < bytes.length) return
        end()
        controller.close()
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

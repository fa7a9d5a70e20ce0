// What is answered where Node would answer by itself and without a header of ours: to what is no request, too large a head, or one that never ends.
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { closedPolicy, headersWith } from '@/scripts/headers'

const unread: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The head of the request is too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The request is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request came too slowly.'],
}

/** A browser's head has some twenty lines, and a proxy's a few more. Of thousands each costs, and whoever reads them more. */
export const mostLines = 100
export const hasTooManyLines = ({ rawHeaders }: IncomingMessage) => rawHeaders.length > 2 * mostLines

/** Without a look at what it says, and the connection is closed. */
export function refuseHead({ socket }: IncomingMessage, secure: boolean): void {
  socket.end(answerOf(...unread.HPE_HEADER_OVERFLOW!, secure), () => socket.destroy())
}

export function answerUnread(server: Server, secure: boolean): void {
  const answers = new WeakMap<Duplex, Set<ServerResponse>>()
  server.on('request', ({ socket }, response) => {
    const open = answers.get(socket) ?? new Set()
    answers.set(socket, open.add(response))
    response.once('close', () => open.delete(response))
  })
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    // Within an answer that has begun, this would be read as a part of it.
    const begun = [...(answers.get(socket) ?? [])].some(({ headersSent }) => headersSent)
    if (!socket.writable || begun) socket.destroy()
    else
      socket.end(answerOf(...(unread[code] ?? [400, 'This is not a request.']), secure), () =>
        socket.destroy(),
      )
  })
}

function answerOf(status: number, sentence: string, secure: boolean): string {
  const headers = [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Length', String(sentence.length + 1)],
    ['Cache-Control', 'private, no-store'],
    ['Connection', 'close'],
    ...headersWith(closedPolicy, secure),
  ]
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${sentence}\n`
}

// An action that is sent to another page than its own, as by a press while the next one comes, Next hands on to its page by a
// request of the program to itself. It leaves out of that answer what is set as a cookie: a session that begins would be nobody's.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Goes with what is handed on, as all that was said. */
const name = 'x-phaseline-answer'
const waiting = new Map<string, ServerResponse>()

/** What is set here as a cookie is set with the answer that the browser gets. `ours` is what the program asks itself. */
export function bringCookies(request: IncomingMessage, response: ServerResponse, ours: boolean): void {
  const { headers } = request
  if (!headers['next-action']) return
  const outer = ours ? waiting.get(String(headers[name])) : undefined
  if (outer) return setAlso(outer, response)
  const id = randomUUID()
  headers[name] = id
  waiting.set(id, response)
  response.once('close', () => waiting.delete(id))
}

function setAlso(outer: ServerResponse, response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    if (name.toLowerCase() === 'set-cookie' && !outer.headersSent) outer.setHeader(name, value)
    return set(name, value)
  }
}

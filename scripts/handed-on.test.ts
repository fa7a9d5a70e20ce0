// What an action sets as a cookie reaches the browser also where Next hands it on to the page that it belongs to.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { origin, running, shellOf } from './shell.fixture'

const cookies = ['session=one; Path=/; HttpOnly', 'device=two; Path=/']
const action = { origin, 'next-action': 'a', 'content-type': 'text/plain' }
const isHandedOn = ({ req }: ServerResponse) => req.headers['x-action-forwarded'] === '1'

/** As Next does: with all that was said, as a stream, and without the cookies of the answer. */
async function handOn(headers: IncomingHttpHeaders): Promise<string> {
  const { port } = running.server!.address() as AddressInfo
  const said = new Headers({ ...(headers as Record<string, string>), 'x-action-forwarded': '1' })
  for (const name of ['connection', 'content-length']) said.delete(name)
  const init = { method: 'POST', body: new Blob(['[]']).stream(), duplex: 'half' }
  const answer = await fetch(`http://127.0.0.1:${port}/account`, { ...init, headers: said })
  return `${answer.status} ${answer.headers.get('connection')}`
}

it('with the answer to whoever sent it', async () => {
  const send = await shellOf({}, async (response) => {
    if (isHandedOn(response)) return response.setHeader('Set-Cookie', cookies).end()
    response.end(await handOn(response.req.headers))
  })
  const { text, headers } = await send('POST', '/caseload', action, '[]')
  // On a connection of its own: the next one must not come on it while it ends.
  expect(text).toBe('200 close')
  expect(headers['set-cookie']).toEqual(cookies)
})

it('and with nobody else’s, whatever they say', async () => {
  const send = await shellOf({}, async (response) => {
    if (isHandedOn(response)) return response.setHeader('Set-Cookie', cookies).end()
    const said = String(response.req.headers['x-phaseline-answer'])
    const ofSomebodyElse = { ...action, 'x-phaseline-answer': said, 'x-action-forwarded': '1' }
    expect((await send('POST', '/account', ofSomebodyElse, '[]')).headers['set-cookie']).toEqual(cookies)
    response.end(said)
  })
  const { text, headers } = await send('POST', '/caseload', action, '[]')
  expect(text).toMatch(/^[\da-f-]{36}$/)
  expect(headers['set-cookie']).toBeUndefined()
})

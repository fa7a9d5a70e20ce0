// What may be asked of the outer shell from elsewhere: a visit, and what a mail or a calendar leads to; no change, no file, nothing unseen.
import { expect, it, vi } from 'vitest'
import { ofPublicUrl, ownOrigins } from './own-address'
import { running, shellOf } from './shell.fixture'

it.each([
  ['none', {}],
  ['null', { origin: 'null' }],
  ['another site', { origin: 'http://evil.example' }],
  ['another port', { origin: 'http://127.0.0.1:5000' }],
  ['a name that starts like it', { origin: 'http://127.0.0.1:4999.evil.example' }],
])('refuses every change whose origin is %s', async (_, headers) => {
  const send = await shellOf()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    expect(await send(method, '/api/logs', headers)).toMatchObject({ status: 403, seen: undefined })
})

it('lets a mail program’s button through, at its very address alone, and vouches for nobody there', async () => {
  const send = await shellOf()
  const from = { origin: 'null', 'sec-fetch-site': 'cross-site' }
  const button = await send('POST', '/api/reminders/stop/a.b-c_d', from)
  expect(button).toMatchObject({ status: 200, seen: { origin: 'null' } })
  expect((await send('POST', '/api/reminders/stop/a/b', from)).status).toBe(403)
  expect((await send('POST', '/api/reminders/stop/', from)).status).toBe(403)
})

it('lets its own changes and every reading through', async () => {
  const send = await shellOf()
  expect((await send('POST', '/', { origin: 'http://localhost:4999' })).status).toBe(200)
  expect((await send('GET', '/', { origin: 'http://evil.example' })).status).toBe(200)
})

it('says where it listens where that is not the address of others, and what http costs', () => {
  const here = { HOST: '127.0.0.1', PORT: 4999 }
  expect(ofPublicUrl(undefined, here)).toEqual([])
  expect(ofPublicUrl('http://localhost:8080', here)).toEqual([
    'It listens on 127.0.0.1, port 4999: http://localhost:8080 has to lead there.',
  ])
  expect(ofPublicUrl('https://clinic.example', { ...here, HOST: '0.0.0.0' })[0]).toMatch(
    /^It listens on every address of this machine, port 4999: /,
  )
  expect(ofPublicUrl('https://clinic.example', here)).toHaveLength(1)
  expect(ofPublicUrl('http://clinic.example', here)[1]).toMatch(/^PUBLIC_URL is not https: /)
})

it('with PUBLIC_URL takes changes from there alone, and asks browsers to stay with TLS', async () => {
  const send = await shellOf({ publicUrl: 'https://clinic.example' })
  expect((await send('POST', '/', { origin: 'http://127.0.0.1:4999' })).status).toBe(403)
  const answer = await send('POST', '/', { origin: 'https://clinic.example' })
  expect(answer.status).toBe(200)
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

it('on every interface knows the machine by all its addresses', () => {
  const everywhere = ownOrigins({ host: '0.0.0.0', port: 80, trustProxy: false, dev: false })
  expect(everywhere).toContain('http://127.0.0.1')
  expect(everywhere).toContain('http://[::1]')
})

it('tells a page under which address it is at home, whatever somebody says', async () => {
  const host = 'clinic.example'
  const claims = { host, 'x-phaseline-origin': 'http://clinic.example' }
  const here = await shellOf()
  expect((await here('GET', '/', { host: 'localhost:4999' })).seen).toMatchObject({
    'x-phaseline-origin': 'http://localhost:4999',
  })
  expect((await here('GET', '/', claims)).seen).toMatchObject({ 'x-phaseline-origin': '' })
  running.server?.close()
  const there = await shellOf({ publicUrl: 'https://clinic.example' })
  for (const headers of [claims, { host: '127.0.0.1:4999' }])
    expect((await there('GET', '/', headers)).seen).toMatchObject({
      'x-phaseline-origin': 'https://clinic.example',
    })
})

it('says in its log what to set where it was opened elsewhere, once a minute, and of no other site', async () => {
  const send = await shellOf()
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const from = (origin: string, rest: object = {}) => send('POST', '/sign-in', { origin, ...rest })
  const seen = 'https://clinic.example'
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { host: '127.0.0.1:4999' }])
    expect((await from(seen, headers)).status).toBe(403)
  expect((await from('null', { host: 'null' })).status).toBe(403)
  expect(log).not.toHaveBeenCalled()
  // Behind a proxy that names another host, and where a browser says nothing of itself.
  expect((await from(seen, { 'sec-fetch-site': 'same-origin' })).status).toBe(403)
  expect((await from('http://192.168.1.5:4999', { host: '192.168.1.5:4999' })).status).toBe(403)
  expect(log.mock.calls).toEqual([[expect.stringContaining(`Nothing can be saved from ${seen}: `)]])
  log.mockRestore()
})

/** As Next answers an error: a page of its own, in pieces. */
it('hands files to nobody whom another site sends there, so that no download tells it who they are', async () => {
  const send = await shellOf()
  const files = ['/outcomes.csv', '/patients/x/data.json', '/plans/x/letter.pdf', '/api/audit', '/api/today']
  const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const from = (site: string) => ({ 'sec-fetch-site': site, ...visit })
  for (const file of [
    ...files,
    '/api/auth/session',
    '/api/exercises/export?format=csv&items=own',
    '/api/sessions/x/calendar',
  ]) {
    for (const site of ['cross-site', 'same-site'])
      expect([file, (await send('GET', file, from(site))).status]).toEqual([file, 403])
    for (const site of ['same-origin', 'none'])
      expect([file, (await send('GET', file, from(site))).status]).toEqual([file, 200])
  }
  for (const page of ['/', '/plans/x', '/api/calendar/x', '/api/reminders/stop/x', '/api/health'])
    expect([page, (await send('GET', page, from('cross-site'))).status]).toEqual([page, 200])
})

it('opens no page for another site’s picture, frame, script or guess at what comes next', async () => {
  const send = await shellOf()
  const from = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const ways: Record<string, string>[] = [
    { 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' },
    { 'sec-purpose': 'prefetch;prerender' },
  ]
  for (const how of ways)
    for (const method of ['GET', 'HEAD'])
      expect((await send(method, '/messages', { ...from, ...how })).status).toBe(403)
  expect((await send('GET', '/messages', from)).status).toBe(200)
  // Of what another host of the same domain has fetched ahead, a browser says that nobody sent it.
  const ahead = { ...from, 'sec-fetch-site': 'none', 'sec-purpose': 'prefetch' }
  expect((await send('GET', '/messages', ahead)).status).toBe(403)
  expect((await send('GET', '/messages', { ...ahead, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  for (const given of ['/api/calendar/x', '/_next/static/x.js'])
    expect((await send('GET', given, { ...from, 'sec-fetch-dest': 'empty' })).status).toBe(200)
})

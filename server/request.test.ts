// Which requests come from our own pages.
import { afterEach, expect, it, vi } from 'vitest'
import { isSameOrigin } from '@/server/request'

afterEach(() => void vi.unstubAllEnvs())

const from = (headers: Record<string, string>) => isSameOrigin(new Request('http://x/', { headers }))

it.each([
  ['our own address', 'https://clinic.example', { origin: 'https://clinic.example' }, true],
  ['none', 'https://clinic.example', {}, false],
  ['another site', 'https://clinic.example', { origin: 'https://evil.example' }, false],
  ['our name without TLS', 'https://clinic.example', { origin: 'http://clinic.example' }, false],
  ['our name on another port', 'https://clinic.example', { origin: 'https://clinic.example:8443' }, false],
  [
    'a name that begins like ours',
    'https://clinic.example',
    { origin: 'https://clinic.example.evil' },
    false,
  ],
  [
    'another site that names its own host',
    'https://clinic.example',
    { origin: 'https://evil.example', host: 'evil.example' },
    false,
  ],
  [
    'a plain form of ours',
    'https://clinic.example',
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    true,
  ],
  [
    'a plain form of another site',
    'https://clinic.example',
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    false,
  ],
  ['a neighbour of ours', 'https://clinic.example', { origin: 'null', 'sec-fetch-site': 'same-site' }, false],
  ['whoever hides it', 'https://clinic.example', { origin: 'null' }, false],
  [
    'this machine by its other name',
    'http://127.0.0.1:3000',
    { origin: 'http://localhost:3000', host: 'localhost:3000' },
    true,
  ],
  [
    'another port of this machine',
    'http://127.0.0.1:3000',
    { origin: 'http://localhost:3001', host: 'localhost:3000' },
    false,
  ],
])('%s, where it is %s', (_, address, headers, own) => {
  vi.stubEnv('NEXTAUTH_URL', address)
  expect(from(headers as unknown as Record<string, string>)).toBe(own)
})

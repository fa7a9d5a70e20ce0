// Under which addresses the program is at home: only what comes from its own pages may change anything. Whoever has opened it under another is told so, on the page and in the log.
import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { Shell } from '@/scripts/http'

export const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

/** Where the program asks itself: 'localhost' may lead where it does not listen, and somebody else does. */
export const heardAt = (host: string) => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host)

export const inAddress = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** Where Phaseline's own pages come from: PUBLIC_URL alone, or every address of this machine that it listens on. */
export function ownOrigins({ host, port, publicUrl }: Shell): Set<string> {
  if (publicUrl) return new Set([publicUrl])
  const addresses = isEverywhere(host)
    ? Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
    : [host]
  return new Set(
    ['localhost', '127.0.0.1', '::1', ...addresses].map(
      (name) => new URL(`http://${inAddress(name.split('%')[0]!)}:${port}`).origin,
    ),
  )
}

/** What whoever starts the program has to know where others reach it by another address than it listens on. */
export function ofPublicUrl(
  publicUrl: string | undefined,
  { HOST: host, PORT: port }: { HOST: string; PORT: number },
): string[] {
  if (!publicUrl) return []
  const { protocol, hostname } = new URL(publicUrl)
  const said = [
    `It listens on ${isEverywhere(host) ? 'every address of this machine' : host}, port ${port}: ${publicUrl} has to lead there.`,
  ]
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    said.push(
      'PUBLIC_URL is not https: passphrases can be read on the way, and phones keep nothing while they have no network.',
    )
  return said
}

/** What a page's origin has to be, for what is sent from it to be taken; '' where this page is at home nowhere. */
export const ownAs = ({ headers }: IncomingMessage, own: Set<string>): string =>
  own.size === 1
    ? [...own].join('')
    : ([...own].find((origin) => new URL(origin).host === headers.host) ?? '')

/** One line a minute at most, since anybody can have it written. */
export function saysElsewhere({ publicUrl }: Shell, now = () => performance.now()) {
  let said = -Infinity
  return ({ headers }: IncomingMessage): void => {
    const from = originOf(headers.origin)
    // Another site is refused as well, and nobody is to make it the clinic's address.
    if (!from || isAnotherSite(headers, from) || now() - said < 60_000) return
    said = now()
    console.warn(
      `Nothing can be saved from ${from}: somebody has opened Phaseline under that address, or says so, and its own is ${publicUrl ?? 'this machine alone'}. Only if you know that address, and the clinic is to be reached there: set PUBLIC_URL to it and start again.`,
    )
  }
}

const originOf = (origin = '') =>
  /^https?:/.test(origin) && URL.canParse(origin) ? new URL(origin).origin : undefined

/** Browsers say it over https and on this machine; else the page's own host is the one that was asked. */
const isAnotherSite = ({ host, 'sec-fetch-site': site }: IncomingMessage['headers'], from: string) =>
  site === undefined ? new URL(from).host !== host : site !== 'same-origin'

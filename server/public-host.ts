// Which addresses of the network the server may be sent to by what a browser says: those of the internet, and none inside.
import 'server-only'
import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// A list of its own for each family: a rule about mapped addresses (::ffff:0:0/96) would else hold for all of IPv4.
const inside4 = new BlockList()
const inside6 = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside4.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside6.addSubnet(address, bits, 'ipv6')

export function isInternet(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside4.check(address, 'ipv4')
  return family === 6 && !inside6.check(address, 'ipv6')
}

/** Whether a name in an address can be looked up at all, or is an address that lies inside. */
export function mayBeAsked(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  if (isIP(host)) return isInternet(host)
  return host.includes('.') && !/\.(localhost|local|internal|home\.arpa)$/i.test(host)
}

/**
 * Asks the name servers itself, those that there are now. The system's own look-up would hold one of the few threads of the
 * process for as long as a name server says nothing, and whoever connects to the database by its name would wait behind.
 */
async function addressesOnInternet(hostname: string): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 1 })
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  const found = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  const outside = found.filter(isInternet)
  if (outside.length === 0) throw new Error('This name leads to no address of the internet')
  return outside.map((address) => ({ address, family: isIP(address) }))
}

/** Looks a name up for a connection, and refuses one that leads inside: what is connected to is what was checked. */
export const lookupOnInternet: LookupFunction = (hostname, { all }, callback) =>
  void addressesOnInternet(hostname).then(
    (found) => (all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family)),
    (error: NodeJS.ErrnoException) => callback(error, '', 0),
  )

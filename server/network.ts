// Which addresses count as one when they are counted.
import { isIPv6 } from 'node:net'

/** As some proxies write it, with the port that it came from, which is another with every connection. */
const withPort = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/** One household or attacker holds a whole IPv6 network of 64 bits, so the addresses in it count as one. */
export function network(written: string): string {
  const [, bracketed, dotted] = withPort.exec(written) ?? []
  const address = bracketed ?? dotted ?? written
  // What listens for both kinds calls the older one by a name of the newer.
  const [, older] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (older) return older
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) groups.push(...Array<string>(8).fill('0'))
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':')
}

// An authenticator app for tests, made from the standards (RFC 4648, 4226 and 6238) and not from the program's own code.
import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a secret, which is shown in letters. */
export function keyIn(secret: string): Buffer {
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

/** Takes the secret as it is shown; answers the code of now, or of some half-minutes from now. */
export function authenticator(secret: string): (ahead?: number) => string {
  const key = keyIn(secret)
  return (ahead = 0) => {
    const counter = Buffer.alloc(8)
    counter.writeUInt32BE(Math.floor(Date.now() / 30_000) + ahead, 4)
    const digest = createHmac('sha1', key).update(counter).digest()
    const number = digest.readUInt32BE(digest[19]! % 16) % 2 ** 31
    return String(number % 1_000_000).padStart(6, '0')
  }
}

// What next-auth's session cookie says, read with a key that is derived once: next-auth derives it for each cookie anew, which takes longer than decrypting. The outer shell reads it too.
import { hkdfSync } from 'node:crypto'
import { jwtDecrypt } from 'jose'

// As next-auth 4 derives it; a test holds the two together.
const keyOf = (secret: string) =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32))

/** Any other way of encrypting would be the forger's choice, and may take long. */
const asEncrypted = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }

let known: { secret: string; key: Uint8Array } | undefined

/** The id of the session row that the cookie names; null for one that is forged, altered or expired. */
export async function sessionIdIn(cookie: string, secret: string): Promise<string | null> {
  if (known?.secret !== secret) known = { secret, key: keyOf(secret) }
  try {
    const { payload } = await jwtDecrypt(cookie, known.key, { clockTolerance: 15, ...asEncrypted })
    return typeof payload.sessionId === 'string' ? payload.sessionId : null
  } catch {
    return null
  }
}

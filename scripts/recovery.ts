// The way back for an admin who has lost passphrase and second step and has no colleague to make a link: whoever runs the server makes it.
import { normalSignIn } from '@/domain/accounts/accounts'
import { inSystem } from '@/scripts/as-system'
import { StartError } from '@/scripts/environment'
import { hashOf, newToken } from '@/server/link-token'
import { matters } from '@/server/turns'

export const recoveryMinutes = 30

/**
 * Takes the admin's passphrase and second step away, ends every other way in, and answers the token of a link that works
 * once. All of it or nothing, and with a line in the audit log.
 * @throws StartError when no admin signs in under this name
 */
export async function recoverAdmin(
  databaseUrl: string,
  signIn: string,
): Promise<{ name: string; token: string }> {
  const token = newToken()
  const admin = await inSystem(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT id, name FROM accounts
       WHERE sign_in = $1 AND 'admin' = ANY (roles) AND patient_id IS NULL AND disabled_at IS NULL`,
      [normalSignIn(signIn)],
    )
    const [found] = rows
    if (!found) return undefined
    // Whoever is just coming in is waited for, and is then among those whose session ends.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, ${matters['ways-in']}))`, [
      found.id,
    ])
    await client.query(
      `WITH admin AS (
         UPDATE accounts SET passphrase_hash = NULL WHERE id = $1 RETURNING id, clinic_id
       ), step AS (DELETE FROM second_steps WHERE account_id = $1),
       codes AS (DELETE FROM recovery_codes WHERE account_id = $1),
       devices AS (UPDATE auth_sessions SET ended_at = now() WHERE account_id = $1 AND ended_at IS NULL),
       feeds AS (UPDATE calendar_feeds SET ended_at = now() WHERE account_id = $1 AND ended_at IS NULL),
       earlier AS (UPDATE invitations SET used_at = now() WHERE account_id = $1 AND used_at IS NULL),
       link AS (
         INSERT INTO invitations (id, clinic_id, account_id, token_hash, expires_at)
         SELECT gen_random_uuid(), clinic_id, id, $2, now() + make_interval(mins => $3) FROM admin
       )
       INSERT INTO audit_entries (id, clinic_id, action, object, object_id, address)
       SELECT gen_random_uuid(), clinic_id, 'recover', 'accounts', id, 'the server itself' FROM admin`,
      [found.id, hashOf(token), recoveryMinutes],
    )
    return found
  })
  if (!admin) throw new StartError(`No admin signs in as ${signIn}.`)
  return { name: admin.name, token }
}

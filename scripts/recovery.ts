// The way back for an admin who has lost passphrase and second step and has no colleague to make a link: whoever runs the server makes it.
import { normalSignIn } from '@/domain/accounts/accounts'
import { asSystem } from '@/scripts/as-system'
import { StartError } from '@/scripts/environment'
import { hashOf, newToken } from '@/server/link-token'

export const recoveryMinutes = 30

/**
 * Takes the admin's second step away, signs them out everywhere, and answers the token of a link that works once. All of
 * it or nothing, and with a line in the audit log.
 * @throws StartError when no admin signs in under this name
 */
export async function recoverAdmin(
  databaseUrl: string,
  signIn: string,
): Promise<{ name: string; token: string }> {
  const token = newToken()
  const [admin] = await asSystem<{ name: string }>(
    databaseUrl,
    `WITH admin AS (
       SELECT id, clinic_id, name FROM accounts
       WHERE sign_in = $1 AND 'admin' = ANY (roles) AND patient_id IS NULL AND disabled_at IS NULL
     ), step AS (DELETE FROM second_steps WHERE account_id IN (SELECT id FROM admin)),
     codes AS (DELETE FROM recovery_codes WHERE account_id IN (SELECT id FROM admin)),
     devices AS (
       UPDATE auth_sessions SET ended_at = now() WHERE account_id IN (SELECT id FROM admin) AND ended_at IS NULL
     ), earlier AS (
       UPDATE invitations SET used_at = now() WHERE account_id IN (SELECT id FROM admin) AND used_at IS NULL
     ), link AS (
       INSERT INTO invitations (id, clinic_id, account_id, token_hash, expires_at)
       SELECT gen_random_uuid(), clinic_id, id, $2, now() + make_interval(mins => $3) FROM admin
     ), noted AS (
       INSERT INTO audit_entries (id, clinic_id, action, object, object_id, address)
       SELECT gen_random_uuid(), clinic_id, 'recover', 'accounts', id, 'the server itself' FROM admin
     )
     SELECT name FROM admin`,
    [normalSignIn(signIn), hashOf(token), recoveryMinutes],
  )
  if (!admin) throw new StartError(`No admin signs in as ${signIn}.`)
  return { name: admin.name, token }
}

// Signs somebody of the demo in without a browser: a session row is all that a viewer needs.
import type { Client } from 'pg'
import { v7 } from 'uuid'

/** The id of a new session. */
export async function sessionFor(client: Client, signIn: string): Promise<string> {
  await client.query('SET ROLE phaseline_system')
  const { rows } = await client.query<{ id: string; clinic_id: string }>(
    'SELECT id, clinic_id FROM accounts WHERE sign_in = $1',
    [signIn],
  )
  const [account] = rows
  if (!account) throw new Error(`nobody signs in as ${signIn}`)
  const id = v7()
  await client.query(
    `INSERT INTO auth_sessions (id, clinic_id, account_id, device, idle_minutes, expires_at)
     VALUES ($1, $2, $3, 'bench', 60, now() + interval '1 hour')`,
    [id, account.clinic_id, account.id],
  )
  await client.query('RESET ROLE')
  return id
}

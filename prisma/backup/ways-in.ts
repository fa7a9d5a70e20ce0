// Who may come in is in a backup as it was when that was made: a phone that was lost since, or a link that was used since,
// would be good again. So a restore ends every way in.
import type pg from 'pg'
import { tablesOf } from './tables'

/** By table, what ends those that are open. A backup of an earlier version has not all of them. */
const ends: Record<string, string> = {
  auth_sessions: 'UPDATE auth_sessions SET ended_at = now() WHERE ended_at IS NULL',
  invitations: 'UPDATE invitations SET used_at = now() WHERE used_at IS NULL',
  sign_in_links: 'UPDATE sign_in_links SET used_at = now() WHERE used_at IS NULL',
  asked_emails: 'DELETE FROM asked_emails',
  calendar_feeds: 'UPDATE calendar_feeds SET ended_at = now() WHERE ended_at IS NULL',
}

/**
 * In the transaction that brings the rows back, so that wherever a restore breaks off nothing is open. Recovery codes stay,
 * also those used since: none leads in without the passphrase, and where the program's key was lost they are the only
 * second step that works.
 */
export async function endEveryWayIn(client: pg.Client): Promise<void> {
  for (const { name } of await tablesOf(client)) if (ends[name]) await client.query(ends[name])
}

// The guards of accounts: sessions, passphrases, and the addresses that links go to.
import type { Guard } from './guard'

export const guardsOfAccounts: Guard[] = [
  {
    ...{ guard: 'login: also of a restored database', file: 'prisma/serving-login.ts' },
    from: '  await owner.query(`GRANT USAGE ON SCHEMA public TO ${login}`)\n',
    ...{ to: '', test: 'prisma/serving-login.int.test.ts' },
  },
  {
    ...{ guard: 'login: makes no table of its own', file: 'prisma/serving-login.ts' },
    from: '    await owner.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`)\n',
    ...{ to: '', test: 'prisma/serving-login.int.test.ts' },
  },
  {
    ...{ guard: 'recovery: the lost passphrase opens nothing', file: 'scripts/recovery.ts' },
    ...{ from: 'SET passphrase_hash = NULL', to: 'SET passphrase_hash = passphrase_hash' },
    test: 'scripts/recovery.int.test.ts',
  },
  {
    ...{ guard: 'backups: none of a time to come counts', file: 'scripts/backups.ts' },
    ...{ from: " AND $1 + interval '5 minutes'", to: " AND 'infinity'" },
    test: 'scripts/backups.int.test.ts',
  },
  {
    ...{ guard: 'address: whoever leaves writes none', file: 'server/patient-record.ts' },
    ...{ from: 'entrustedPatients(viewer, DAYS_VALID)', to: 'entrustedPatients(viewer)' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'addresses: their parts end', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: '.length > mostParts', to: '.length < 0' },
  },
  {
    ...{
      guard: 'cookies: the program’s own alone',
      file: 'scripts/cookies.ts',
      test: 'scripts/cookies.test.ts',
    },
    ...{ from: 'if ((secure ? oursOverHttps : ours).test(name)) ', to: '' },
  },
  {
    ...{
      guard: 'sessions: thirty of an account',
      file: 'server/auth-session.ts',
      test: 'server/auth-session.int.test.ts',
    },
    ...{ from: 'if (kept.length === mostSessions - 1)', to: 'if (kept.length === 0)' },
  },
  {
    ...{ guard: 'addresses: links go on somebody’s word', file: 'server/sign-in-links.ts' },
    ...{ from: 'AND a.disabled_at IS NULL AND ${emailStandsSql(now())}', to: 'AND a.disabled_at IS NULL' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{
      guard: 'addresses: a word ends with leaving',
      file: 'server/scope.ts',
      test: 'server/whose-word.int.test.ts',
    },
    ...{ from: 'AND (m.to_on IS NULL OR m.to_on > (${at}', to: 'AND (true OR m.to_on > (${at}' },
  },
  {
    ...{
      guard: 'addresses: a word ends with disabling',
      file: 'server/scope.ts',
      test: 'server/whose-word.int.test.ts',
    },
    ...{ from: ' AND w.id = p.email_by AND w.disabled_at IS NULL', to: ' AND w.id = p.email_by' },
  },
  {
    ...{ guard: 'addresses: one that is only noted is nobody’s word', file: 'server/own-contact.ts' },
    ...{ from: 'email: given.email, emailBy: null }', to: 'email: given.email, emailBy: viewer.accountId }' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{ guard: 'passphrase: a new one goes to the address in force', file: 'server/passphrase-renewal.ts' },
    ...{ from: 'account.patientId ? await addressInForce(tx, account) : signIn', to: 'signIn' },
    test: 'server/passphrase-renewal.int.test.ts',
  },
  {
    ...{ guard: 'passphrase: none is left for one phone alone', file: 'server/invitations.ts' },
    ...{
      from: 'if (account.patientId && !passphraseHash)',
      to: 'if (!account.patientId && !passphraseHash)',
    },
    test: 'server/invitations.int.test.ts',
  },
]

// The guards of ways in: guesses, second steps, sessions, links, the passphrase once more.
import type { Guard } from './guard'

const walls = 'prisma/migrations/20261123090200_walls/migration.sql'

export const guardsOfSigningIn: Guard[] = [
  {
    ...{
      guard: 'session: one that was ended is nothing',
      file: walls,
      test: 'server/auth-session.int.test.ts',
    },
    from: 'WHERE s.id = wanted AND s.ended_at IS NULL AND s.expires_at > now()\n    AND s.last_seen_at > now() - make_interval(mins => s.idle_minutes)\n    AND a.disabled_at IS NULL',
    to: 'WHERE s.id = wanted AND s.expires_at > now() AND a.disabled_at IS NULL',
  },
  {
    ...{ guard: 'session: a disabled account is out', file: walls, test: 'server/auth-session.int.test.ts' },
    from: '    AND a.disabled_at IS NULL\n',
    to: '',
  },
  {
    ...{ guard: 'guesses are slowed', file: 'server/guesses.ts', test: 'server/guesses.int.test.ts' },
    from: 'if (granted) return { wait: 0, failures: granted.failures }',
    to: 'if (!granted || granted) return { wait: 0, failures: granted?.failures ?? 1 }',
  },
  {
    ...{ guard: 'guesses: thirty names again and again', file: 'server/guesses.ts' },
    ...{ from: "(address && (await secondsBeforeTry(tx, 'tries-at-address', address)))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: one name from many networks', file: 'server/guesses.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'account', name))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: names told to a clinic', file: 'server/invitations.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'names-of-clinic', clinicId))", to: '0' },
    test: 'server/invitations.int.test.ts',
  },
  {
    ...{ guard: 'second step: one’s own attempt alone', file: 'server/second-step.ts' },
    ...{ from: 'made === null || markOf(sealed) === made', to: 'true' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{ guard: 'second step: a renewed passphrase', file: 'server/pending-sign-in.ts' },
    ...{ from: 'account && digestOf(account.passphraseHash) === passphrase ? account : null', to: 'account' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{
      guard: 'proof: the passphrase counts in one session, and for minutes',
      file: 'server/own-proof.ts',
      test: 'server/own-proof.int.test.ts',
    },
    from: 'provedUntil: { gt: now() }',
    to: 'endedAt: null',
  },
  {
    ...{ guard: 'proof: no second way to be a patient', file: 'server/invitations.ts' },
    ...{ from: ' && !proved) throw notProved()', to: ' && false) throw notProved()' },
    test: 'server/invitations.int.test.ts',
  },
  {
    ...{
      guard: 'proof: a new address is not in force before its link is used',
      file: 'server/own-contact.ts',
      test: 'server/asked-email.int.test.ts',
    },
    from: "given.email !== '' && given.email !== before.email && sendsMail()",
    to: 'false',
  },
  {
    ...{
      guard: 'recovery: of an admin alone',
      file: 'scripts/recovery.ts',
      test: 'scripts/recovery.int.test.ts',
    },
    ...{ from: " AND 'admin' = ANY (roles)", to: '' },
  },
  {
    ...{ guard: 'second step: a recovery code is taken once', file: 'server/second-step.ts' },
    ...{ from: 'where: { id, usedAt: null }', to: 'where: { id }', test: 'server/second-step.int.test.ts' },
  },
  {
    ...{ guard: 'second step: set up where the clinic asks', file: 'server/second-step.ts' },
    ...{ from: "clinic.secondStepRequired ? 'enrol' : null", to: 'clinic.secondStepRequired ? null : null' },
    test: 'server/second-step.int.test.ts',
  },
  {
    ...{
      guard: 'second step: a sign-in that may set it up cannot skip it',
      file: 'server/pending-sign-in.ts',
    },
    ...{ from: 'if (data?.next !== next) return null', to: 'if (!data) return null' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{ guard: 'links: one to sign in is used once', file: 'server/sign-in-links.ts' },
    ...{ from: 'usedAt: null, expiresAt: { gt: now() } })', to: 'expiresAt: { gt: now() } })' },
    test: 'server/sign-in-links.int.test.ts',
  },
  {
    ...{ guard: 'links: one to sign in expires', file: 'server/sign-in-links.ts' },
    ...{ from: 'usedAt: null, expiresAt: { gt: now() } })', to: 'usedAt: null })' },
    test: 'server/sign-in-links.int.test.ts',
  },
  {
    ...{ guard: 'links: one that proves an address expires', file: 'server/asked-email.ts' },
    ...{ from: ', expiresAt: { gt: now() } })', to: ' })', test: 'server/asked-email.int.test.ts' },
  },
  {
    ...{ guard: 'way back: no other site', file: 'domain/accounts/way-back.ts' },
    ...{ from: "return url.pathname.startsWith('//') ? null :", to: 'return' },
    test: 'domain/accounts/way-back.test.ts',
  },
  {
    ...{ guard: 'way back: no backslash, no control', file: 'domain/accounts/way-back.ts' },
    ...{ from: '[^\\\\\\u0000-\\u0020\\u007F]*$', to: '.*$', test: 'domain/accounts/way-back.test.ts' },
  },
  {
    guard: 'second step: a code is taken once',
    file: 'server/second-step.ts',
    from: 'where: { accountId, lastStep: { lt: lastStep } },',
    to: 'where: { accountId },',
    test: 'server/second-step.int.test.ts',
  },
  {
    guard: 'second step: codes are slowed',
    file: 'server/second-step.ts',
    from: "if (wait > 0) throw new Refused({ code: tooMany('tries', wait) })",
    to: '',
    test: 'server/second-step.int.test.ts',
  },
  {
    guard: 'guesses: no account takes as long as one',
    file: 'server/sign-in.ts',
    from: 'const matches = await passphraseMatches(passphrase, account?.passphraseHash ?? null)',
    to: 'const matches = account?.passphraseHash && (await passphraseMatches(passphrase, account.passphraseHash))',
    test: 'server/sign-in.int.test.ts',
  },
  {
    guard: 'guesses: a known browser is sealed',
    file: 'server/known-device.ts',
    from: 'return timingSafeEqual(Buffer.from(given), Buffer.from(seal(accountId, deviceId)))',
    to: "return given !== ''",
    test: 'server/known-device.test.ts',
  },
  {
    guard: 'session: it has an end',
    file: 'prisma/migrations/20261123090200_walls/migration.sql',
    from: ' AND s.expires_at > now()\n    AND s.last_seen_at > now() - make_interval(mins => s.idle_minutes)',
    to: '',
    test: 'server/auth-session.int.test.ts',
  },
  {
    ...{
      guard: 'session: a browser has one',
      file: 'server/auth-session.ts',
      test: 'server/cookies.int.test.ts',
    },
    ...{ from: 'if (earlier) await endSession(earlier)', to: 'void earlier' },
  },
  {
    ...{
      guard: 'session: no script reads it',
      file: 'server/auth-session.ts',
      test: 'server/cookies.int.test.ts',
    },
    ...{ from: 'httpOnly: true', to: 'httpOnly: false' },
  },
  {
    ...{ guard: 'session: over https alone', file: 'server/session.ts', test: 'server/cookies.int.test.ts' },
    ...{ from: "startsWith('https://')", to: "startsWith('x')" },
  },
  {
    guard: 'session: ended by its owner',
    file: 'server/auth-session.ts',
    from: 'where: { id: sessionId, accountId: viewer.accountId, clinicId: viewer.clinicId, endedAt: null },',
    to: 'where: { id: sessionId, endedAt: null },',
    test: 'server/auth-session.int.test.ts',
  },
  {
    guard: 'session: other roles sign out',
    file: 'server/clinic.ts',
    from: 'data: { roles: wanted } })\n    await endSessionsOf(tx, accountId)',
    to: 'data: { roles: wanted } })',
    test: 'server/clinic.int.test.ts',
  },
  {
    guard: 'links: they expire',
    file: 'server/invitations.ts',
    from: 'usedAt: null, expiresAt: { gt: now() } })\n\n/** Whom',
    to: 'usedAt: null })\n\n/** Whom',
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'links: a calendar’s address that was stopped',
    file: 'prisma/migrations/20261126033431_calendar_feeds/migration.sql',
    from: ' AND f.ended_at IS NULL',
    to: '',
    test: 'server/calendar-feed.int.test.ts',
  },
  {
    guard: 'staff: the last admin stays',
    file: 'server/clinic.ts',
    from: 'if (others === 0)',
    to: 'if (others < 0)',
    test: 'server/clinic.int.test.ts',
  },
  {
    guard: 'passphrase: long',
    file: 'domain/accounts/passphrase.ts',
    from: '[...value].length >= 15',
    to: 'value.length >= 8',
    test: 'domain/accounts/passphrase.test.ts',
  },
  {
    guard: 'passphrase: not common',
    file: 'domain/accounts/passphrase.ts',
    from: '!commonPassphrases.has(essence(value))',
    to: 'value !== null',
    test: 'domain/accounts/passphrase.test.ts',
  },
  {
    guard: 'ways in: who signs in waits for who ends them',
    file: 'server/sign-in.ts',
    from: "      await inTurn(tx, 'ways-in', id)\n",
    to: '',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'ways in: who ends them waits for who comes in',
    file: 'server/auth-session.ts',
    from: "  await inTurn(tx, 'ways-in', accountId)\n",
    to: '',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'links: those of a role that was taken away',
    file: 'server/clinic.ts',
    from: 'if (member.roles.some((role) =>',
    to: 'if (false && member.roles.some((role) =>',
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'links: those of who left the care team',
    file: 'server/patient-record.ts',
    from: '      await endLinksMadeBy(tx, viewer, therapistId, [patient.id])\n',
    to: '',
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'links: those of whose patients were handed over',
    file: 'server/caseload-handover.ts',
    from: '    await endLinksMadeBy(tx, viewer, from, patientIds)\n',
    to: '',
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'care team: who leaves leaves by every entry',
    file: 'server/patient-record.ts',
    from: 'therapistId, fromOn: { lte: toColumn(on) }, OR: stillThen',
    to: 'id: leaves',
    test: 'server/patient-record.int.test.ts',
  },
  {
    guard: 'consent: twenty answers a day',
    file: 'server/consents.ts',
    from: '>= mostAnswersADay',
    to: '< 0',
    test: 'server/consents.int.test.ts',
  },
]

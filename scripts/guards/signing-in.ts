// The guards of ways in: second steps, sessions, links, the passphrase once more.
import type { Guard } from './guard'

const walls = 'prisma/migrations/20261123090200_walls/migration.sql'

export const guardsOfSigningIn: Guard[] = [
  {
    ...{ guard: 'links: by e-mail, while the word they went on stands', file: 'server/sign-in-links.ts' },
    ...{ from: 'link && (await stillReached(tx, link.account))', to: 'link' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{ guard: 'links: to a new passphrase, while it stands', file: 'server/invitations.ts' },
    ...{ from: 'invitation && (await stillGood(tx, invitation))', to: 'invitation' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{ guard: 'links: none is shown whose word has ended', file: 'server/invitations.ts' },
    from: 'if (!invitation || !(await stillGood(tx, invitation))) return null',
    ...{ to: 'if (!invitation) return null', test: 'server/whose-word.int.test.ts' },
  },
  {
    ...{ guard: 'links: no other clinic takes them', file: 'server/sign-in-links.ts' },
    ...{ from: 'PARTITION BY a.clinic_id ', to: '', test: 'server/sign-in-links.int.test.ts' },
  },
  {
    ...{ guard: 'links: first to who has proved the address', file: 'server/sign-in-links.ts' },
    from: 'a.clinic_id ORDER BY p.email_by = a.id DESC, a.id)',
    ...{ to: 'a.clinic_id ORDER BY a.id)', test: 'server/sign-in-links.int.test.ts' },
  },
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
    ...{ guard: 'second step: one’s own attempt alone', file: 'server/second-step.ts' },
    ...{ from: 'made === null || markOf(sealed) === made', to: 'true' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{ guard: 'second step: set up at sign-in ends all other sessions', file: 'server/pending-sign-in.ts' },
    ...{ from: "if (pending.next === 'enrol') await endSessionsOf(tx, account.id)", to: '' },
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
    ...{ guard: 'second step: codes from known browsers are slowed', file: 'server/second-step.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'codes-of-account', account.accountId))", to: '0' },
    test: 'server/second-step.int.test.ts',
  },
  {
    ...{ guard: 'second step: a wrong code is noted', file: 'server/second-step.ts' },
    ...{ from: "note(tx, account, { action: 'refuse', object: 'second_steps' })", to: 'account' },
    test: 'server/second-step.int.test.ts',
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
      file: 'server/session.ts',
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
    from: 'where: { id: sessionId, ...whose, endedAt: null },',
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
    guard: 'ways in: who signs in waits for who ends them',
    file: 'server/sign-in.ts',
    from: "      await inTurn(tx, 'ways-in', id)\n",
    to: '',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'ways in: who ends them waits for who comes in',
    file: 'server/auth-session.ts',
    from: "  await inTurn(tx, 'ways-in', accountId)\n  const others",
    to: '  const others',
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
    file: 'server/care-team.ts',
    from: '      await endLinksMadeBy(tx, viewer, therapistId, { id: patient.id })\n',
    to: '',
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'links: those of whose patients were handed over',
    file: 'server/caseload-handover.ts',
    from: '    await endLinksMadeBy(tx, viewer, from, theirs)\n',
    to: '',
    test: 'server/invitations.int.test.ts',
  },
  {
    ...{ guard: 'links: those to a name that was corrected', file: 'server/clinic.ts' },
    ...{ from: '      if (data.signIn) await endLinksTo(tx, viewer, accountId)\n', to: '' },
    test: 'server/passphrase-renewal.int.test.ts',
  },
  {
    ...{ guard: 'enabling: the passphrase of before', file: 'server/clinic.ts' },
    from: 'updateMany({ where: disabled, data: { passphraseHash: null } })',
    to: 'count({ where: disabled }).then((count) => ({ count }))',
    test: 'server/clinic.int.test.ts',
  },
  {
    ...{ guard: 'enabling: whoever is disabled alone', file: 'server/clinic.ts' },
    ...{ from: '  if (!disabledAt) throw', to: '  if (!name) throw' },
    test: 'server/clinic.int.test.ts',
  },
  {
    ...{ guard: 'care team: nobody stays by sessions', file: 'server/care-team.ts' },
    from: '      await refuseSessionsAfter(tx, viewer, { ...where, therapistId }, on)\n',
    to: '',
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'care team: a session that is being booked', file: 'server/care-team.ts' },
    from: "  await inTurn(tx, 'booking', whose.therapistId)\n",
    to: '',
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'a refused sign-in: not with the answer', file: 'server/sign-in.ts' },
    from: "  later('a refused sign-in was not noted:', () =>\n",
    to: '  void [later].map(() =>\n',
    test: 'server/sign-in.int.test.ts',
  },
  {
    ...{ guard: 'a link by e-mail: not with the answer', file: 'server/link-by-email.ts' },
    ...{ from: "later('a link by e-mail was not sent:', () => send(email))", to: 'await send(email)' },
    test: 'server/sign-in-links.int.test.ts',
  },
  {
    ...{ guard: 'later: at no time that can be told', file: 'server/later.ts' },
    ...{ from: 'randomInt(EARLIEST_MS, LATEST_MS)', to: 'EARLIEST_MS' },
    test: 'server/later.test.ts',
  },
  {
    ...{ guard: 'serving login: a database that is not there', file: 'prisma/serving-login.ts' },
    ...{ from: '    if (!(error instanceof pg.DatabaseError)) throw error\n', to: '' },
    test: 'prisma/serving-login.int.test.ts',
  },
  {
    guard: 'care team: who leaves leaves by every entry',
    file: 'server/care-team.ts',
    from: '...where, therapistId, OR: stillThen',
    to: '...where, id: leaves',
    test: 'server/patient-record.int.test.ts',
  },
  {
    guard: 'consent: twenty answers a day',
    file: 'server/consents.ts',
    from: '>= mostAnswersADay',
    to: '< 0',
    test: 'server/consents.int.test.ts',
  },
  {
    guard: 'proof: of a passphrase that is still the one',
    file: 'server/own-proof.ts',
    from: 'if ((await tx.account.count({ where: { id, clinicId, passphraseHash, disabledAt: null } })) === 0)',
    to: 'if (false)',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'proof: counted by session',
    file: 'server/own-proof.ts',
    from: 'const who = session ?? id',
    to: 'const who = id',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'second step: confirmed by whoever is still signed in',
    file: 'server/auth-session.ts',
    from: '  if (!live) throw new NotFound()\n',
    to: '',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'links: none by whoever is losing the right',
    file: 'server/invitations.ts',
    from: ' disabledAt: null, roles: { hasEvery: [...roles] } }',
    to: ' }',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'links: none that outlast who leaves',
    file: 'server/invitations.ts',
    from: 'if ((await tx.patient.count({ where: stays })) === 0)',
    to: 'if (false)',
    test: 'server/ways-in.int.test.ts',
  },
  {
    guard: 'erasure: nothing is written meanwhile',
    file: 'prisma/migrations/20261127035500_all_wait_for_an_erasure/migration.sql',
    from: "AND c.relname NOT IN ('audit_entries',",
    to: "AND c.relname NOT IN ('self_reports', 'audit_entries',",
    test: 'server/erased-meanwhile.int.test.ts',
  },
  {
    ...{ guard: 'second step: asked of who turns it off', file: 'server/staff-second-step.ts' },
    ...{ from: "    await inTurn(tx, 'ways-in', ...staff.map(({ id }) => id))\n", to: '' },
    test: 'server/second-step.int.test.ts',
  },
  {
    guard: 'second step: asked of all, with the ends of all',
    file: 'server/staff-second-step.ts',
    from: '    for (const { id } of without) await endSessionsOf(tx, id)\n  })\n',
    to: "    return without\n  }).then((without) =>\n    asSystem('sign-in', async (tx) => {\n      for (const { id } of without ?? []) await endSessionsOf(tx, id)\n    }),\n  )\n",
    test: 'server/second-step.int.test.ts',
  },
]

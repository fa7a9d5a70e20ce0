// The guards of what was ended: whoever makes a way in, or gives rights, asks again whether they are still signed in and still may.
import type { Guard } from './guard'

const test = 'server/ways-in.int.test.ts'
const settings = 'server/settings-ended.int.test.ts'

const askedEmail = 'server/asked-email.int.test.ts'

export const guardsOfWhatWasEnded: Guard[] = [
  {
    ...{ guard: 'ended: whoever acts as staff', file: 'server/invitations.ts', test },
    ...{
      from: '  await stillSignedIn(tx, viewer)\n',
      to: "  await inTurn(tx, 'ways-in', viewer.accountId)\n",
    },
  },
  {
    ...{ guard: 'ended: whoever changes the staff', file: 'server/clinic.ts', test },
    ...{ from: '  await stillStaff(tx, viewer)\n  return member', to: '  return member' },
  },
  {
    ...{ guard: 'ended: whoever asks all for a second step', file: 'server/staff-second-step.ts', test },
    from: '    await stillStaff(tx, viewer)\n    await tx.clinic',
    to: '    await tx.clinic',
  },
  {
    ...{ guard: 'ended: whoever takes a second step away', file: 'server/staff-second-step.ts', test },
    from: '    await stillStaff(tx, viewer)\n    await removeSecondStep',
    to: '    await removeSecondStep',
  },
  {
    ...{ guard: 'ended: whoever hands patients over', file: 'server/caseload-handover.ts', test },
    ...{ from: '    await stillStaff(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: whoever changes a care team', file: 'server/care-team.ts', test },
    from: '    await stillStaff(tx, viewer)\n    const today',
    to: '    const today',
  },
  {
    ...{ guard: 'ended: whoever writes an address down', file: 'server/patient-record.ts', test },
    from: '    await stillStaff(tx, viewer)\n    if (section',
    to: '    if (section',
  },
  {
    ...{ guard: 'ended: whoever erases', file: 'server/person-data.ts', test },
    ...{ from: '    await stillStaff(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: whoever asks for another address', file: 'server/own-contact.ts', test },
    ...{ from: '    await stillSignedIn(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: whoever asks for the proof again', file: 'server/asked-email.ts', test },
    ...{ from: '    await stillSignedIn(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: whoever makes the calendar’s address', file: 'server/calendar-feed.ts', test },
    ...{ from: '    await stillSignedIn(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: no second way in beside the first', file: 'server/invitations.ts', test },
    from: "    await inTurn(tx, 'ways-in', viewer.accountId, ...(before ? [before.id] : []))\n",
    to: '',
  },
  {
    ...{ guard: 'ended: whoever changes the settings', file: 'server/settings-changes.ts', test: settings },
    ...{ from: '  await stillStaff(tx, viewer)\n', to: '' },
  },
  {
    ...{ guard: 'ended: whoever closes the clinic for days', file: 'server/clinic-hours.ts', test: settings },
    from: '    await stillStaff(tx, viewer)\n    if (to',
    to: '    if (to',
  },
  {
    ...{ guard: 'ended: whoever opens it again', file: 'server/clinic-hours.ts', test: settings },
    from: '    await stillStaff(tx, viewer)\n    return tx',
    to: '    return tx',
  },
  {
    ...{ guard: 'ended: whoever makes a measure', file: 'server/own-measures.ts', test: settings },
    from: '  await stillStaff(tx, viewer)\n  await inTurn',
    to: '  await inTurn',
  },
  {
    ...{ guard: 'ended: whoever retires a measure', file: 'server/own-measures.ts', test: settings },
    from: '    await stillStaff(tx, viewer)\n    return tx',
    to: '    return tx',
  },
  {
    ...{ guard: 'ended: whoever asks patients to agree', file: 'server/consents.ts', test: settings },
    from: '    await stillStaff(tx, viewer)\n    // One',
    to: '    // One',
  },
  {
    ...{ guard: 'ended: whoever words it anew', file: 'server/consents.ts', test: settings },
    from: "    await stillStaff(tx, viewer)\n    await inTurn(tx, 'counted', viewer.clinicId)\n    const topics",
    to: "    await inTurn(tx, 'counted', viewer.clinicId)\n    const topics",
  },
  {
    ...{ guard: 'address: no link to the one before', file: 'server/sign-in-links.ts', test },
    from: "    await inTurn(tx, 'ways-in', ...reached)\n",
    to: '',
  },
  {
    ...{ guard: 'address: no link for whoever comes to it', file: 'server/sign-in-links.ts', test },
    ...{ from: '.filter(({ id }) => reached.includes(id))', to: '' },
  },
  {
    ...{ guard: 'name: no link to the one before', file: 'server/passphrase-renewal.ts', test },
    from: "    await inTurn(tx, 'ways-in', reached.id)\n",
    to: '',
  },
  {
    ...{ guard: 'ended: the calendar of whoever treats no more', file: 'server/clinic.ts' },
    ...{ from: "if (!treated || !wanted.includes('therapist'))\n", to: 'if (wanted.length === 0)\n' },
    test: 'server/calendar-feed.int.test.ts',
  },
  {
    ...{ guard: 'ended: the page of another role', file: 'domain/accounts/session-left.ts' },
    ...{
      from: 'roles.some((role) => !left.roles.includes(role))',
      to: 'false',
      test: 'domain/accounts/session-left.test.ts',
    },
  },
  {
    ...{ guard: 'enabling: twice at once', file: 'server/clinic.ts' },
    ...{ from: 'if (count > 0) await endEveryWayIn', to: 'await endEveryWayIn' },
    test: 'server/enabled-at-once.int.test.ts',
  },
  {
    ...{ guard: 'ids: an action’s are in small letters', file: 'domain/fields.ts' },
    ...{ from: '[0-9a-f]{12}$/.test(given)', to: '[0-9a-f]{12}$/i.test(given)' },
    test: 'server/action.test.ts',
  },
  {
    ...{ guard: 'ids: a form’s become so', file: 'domain/fields.ts' },
    ...{ from: '.transform((id) => id.toLowerCase())', to: '' },
    test: 'domain/ids.test.ts',
  },
  {
    ...{ guard: 'records: of what is cancelled meanwhile', file: 'server/session-lock.ts' },
    ...{ from: ' FOR UPDATE`', to: '`' },
    test: 'server/session-records.int.test.ts',
  },
  {
    ...{ guard: 'care team: who stays can treat', file: 'server/care-team.ts' },
    ...{ from: '{ ...therapistsOfClinic(viewer), ...hasSignedIn }', to: 'hasSignedIn' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'address: staff wait for a link that is sent', file: 'server/patient-record.ts', test },
    ...{ from: '...(account ? [account.id] : [])', to: '...[]' },
  },
  {
    ...{ guard: 'address: its proof waits for a link that is sent', file: 'server/asked-email.ts', test },
    ...{ from: "    await inTurn(tx, 'ways-in', viewer.accountId)\n", to: '' },
  },
  {
    ...{ guard: 'reminders: a link to an address of before', file: 'server/reminders.ts' },
    ...{ from: '    .update(normalSignIn(address))\n', to: '' },
    test: 'server/notices.int.test.ts',
  },
  {
    ...{ guard: 'reminders: a link that is not ours', file: 'server/reminders.ts' },
    ...{ from: 'patient && timingSafeEqual(bytes.subarray(32), seal(ids, patient.email))', to: 'patient' },
    test: 'server/notices.int.test.ts',
  },
  {
    ...{ guard: 'asked address: kept while its link is used', file: 'server/asked-email.ts' },
    ...{ from: '    if (count === 0) throw noLongerGood()\n', to: '    void count\n', test: askedEmail },
  },
  {
    ...{ guard: 'asked address: forgotten after a day', file: 'server/jobs.ts' },
    ...{ from: '    await forgetUnproved()\n', to: '', test: 'server/jobs.int.test.ts' },
  },
  {
    ...{ guard: 'asked address: ends with its device', file: 'server/auth-session.ts', test: askedEmail },
    ...{ from: "    if (viewer.kind === 'patient')\n      await", to: '    if (count < 0)\n      await' },
  },
  {
    ...{ guard: 'asked address: and its device with it, in turn', file: 'server/auth-session.ts' },
    ...{ from: "    await inTurn(tx, 'ways-in', viewer.accountId)\n", to: '', test: askedEmail },
  },
  {
    guard: 'asked address: in one’s own session',
    file: 'prisma/migrations/20261127224500_asked_in_a_session/migration.sql',
    ...{ from: 's.id = auth_session_id)', to: 'true)', test: askedEmail },
  },
  {
    ...{ guard: 'ended: whoever books, behind who waited', file: 'server/session-booking.ts' },
    from: '  if (!(await isEntrusted(tx, viewer, patientId))) throw new NotFound()\n  const clinics',
    ...{ to: '  const clinics', test: 'server/phase-booking.int.test.ts' },
  },
  {
    guard: 'erased: no notice meanwhile',
    file: 'prisma/migrations/20261128220000_no_notice_after_erasure/migration.sql',
    ...{ from: 'AND erased_at IS NOT NULL', to: 'AND false', test: 'server/notices.int.test.ts' },
  },
]

// The guards of what was ended: whoever makes a way in, or gives rights, asks again whether they are still signed in and still may.
import type { Guard } from './guard'

const test = 'server/ways-in.int.test.ts'

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
    ...{ guard: 'ended: whoever changes a care team', file: 'server/patient-record.ts', test },
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
    ...{ guard: 'address: no link to the one before', file: 'server/sign-in-links.ts', test },
    from: "    await inTurn(tx, 'ways-in', ...(await reachedAt(tx, email)).map(({ id }) => id))\n",
    to: '',
  },
  {
    ...{ guard: 'address: staff wait for a link that is sent', file: 'server/patient-record.ts', test },
    ...{ from: "    if (account) await inTurn(tx, 'ways-in', account.id)\n", to: '' },
  },
  {
    ...{ guard: 'address: its proof waits for a link that is sent', file: 'server/asked-email.ts', test },
    ...{ from: "    await inTurn(tx, 'ways-in', viewer.accountId)\n", to: '' },
  },
]

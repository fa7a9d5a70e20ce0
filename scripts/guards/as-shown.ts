// The guards of what is done from a page: nothing that came after it was shown is undone, answered or done twice.
import type { Guard } from './guard'

const ofPlan = 'server/plan-as-shown.int.test.ts'

export const guardsOfWhatWasShown: Guard[] = [
  {
    ...{ guard: 'as shown: no plan is ended on a newer version', file: 'server/plan-course.ts' },
    ...{ from: '    await refuseOlder(tx, viewer, plan, end.read)\n', to: '', test: ofPlan },
  },
  {
    ...{ guard: 'as shown: no draft goes unseen', file: 'server/plan-course.ts' },
    ...{ from: '    await refuseUnseenDraft(tx, viewer, plan, end.revision)\n', to: '', test: ofPlan },
  },
  {
    ...{ guard: 'as shown: no draft goes unseen with a discharge', file: 'server/reassessment.ts' },
    ...{
      from: "if (input.decision === 'discharge') await refuseUnseenDraft",
      to: 'if (false) await refuseUnseenDraft',
    },
    test: ofPlan,
  },
  {
    ...{ guard: 'as shown: no draft that was gone on with', file: 'server/plan-lock.ts' },
    ...{ from: 'draft.revision !== revision', to: 'revision === 0', test: ofPlan },
  },
  {
    ...{ guard: 'as shown: no other day of resuming', file: 'server/plan-course.ts', test: ofPlan },
    ...{ from: ' || pause.resumedOn !== seen.resumedOn', to: '' },
  },
  {
    ...{ guard: 'as shown: no other pause', file: 'server/plan-course.ts', test: ofPlan },
    ...{ from: 'pause.from !== seen.from || ', to: '' },
  },
  {
    ...{ guard: 'as shown: nothing else that became of a session', file: 'server/session-booking.ts' },
    ...{ from: 'if (session.status !== input.seen)', to: 'if (!input.seen)' },
    test: 'server/sessions.int.test.ts',
  },
  {
    ...{ guard: 'as shown: no phase of an older version is booked', file: 'server/phase-booking.ts' },
    ...{ from: '    await refuseOlder(tx, viewer, { newest }, input.read)\n', to: '' },
    test: 'server/phase-booking.int.test.ts',
  },
  {
    ...{ guard: 'sent again: an exercise', file: 'server/own-exercises.ts' },
    ...{ from: '    if (sent) return { slug: sent }\n', to: '', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{ guard: 'sent again: not one that differs', file: 'server/own-exercises.ts' },
    ...{
      from: 'isDeepStrictEqual({ ...each, ...wanted }, each)',
      to: 'wanted.adaptedFrom === each.adaptedFrom',
    },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'sent again: an answer that puts off', file: 'server/flags.ts' },
    ...{ from: ' || !isDeepStrictEqual({ ...last, ...each }, last)', to: ' || last.until !== null' },
    test: 'server/flags.int.test.ts',
  },
  {
    ...{ guard: 'sessions: not with who is just being disabled', file: 'server/session-booking.ts' },
    ...{ from: ' FOR SHARE`', to: '`', test: 'server/sessions.int.test.ts' },
  },
  {
    ...{ guard: 'as shown: no flag that the job is changing', file: 'server/flags.ts' },
    from: "    await inTurn(tx, 'flags', ...whose.map(({ patientId }) => patientId))\n",
    ...{ to: '', test: 'server/flags.int.test.ts' },
  },
  {
    ...{ guard: 'as shown: no flag that is being answered', file: 'server/watch.ts' },
    from: "      await send(inTurnSql('flags', ids))\n",
    ...{ to: '', test: 'server/flags.int.test.ts' },
  },
  {
    ...{ guard: 'log: a passphrase that goes', file: 'server/invitations.ts' },
    ...{ from: 'if (passphraseHash || account.passphraseHash)', to: 'if (passphraseHash)' },
    test: 'server/audit.int.test.ts',
  },
  {
    ...{ guard: 'as shown: no other name', file: 'server/clinic.ts', test: 'server/clinic.int.test.ts' },
    ...{ from: 'typed, read, shown ?? standing)', to: 'typed, read, standing)' },
  },
  {
    ...{ guard: 'as shown: no other roles', file: 'server/clinic.ts', test: 'server/clinic.int.test.ts' },
    ...{
      from: 'shown !== undefined && !stands(',
      to: 'Array.isArray(shown) && shown.length < 0 && !stands(',
    },
  },
]

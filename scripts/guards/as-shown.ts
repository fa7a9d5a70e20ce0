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
    ...{ guard: 'as shown: no other roles', file: 'server/clinic.ts', test: 'server/clinic.int.test.ts' },
    ...{
      from: 'shown !== undefined && !stands(',
      to: 'Array.isArray(shown) && shown.length < 0 && !stands(',
    },
  },
]

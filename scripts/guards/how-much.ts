// The guards of how much there may be of what others then read whole, also where two add the last at once.
import type { Guard } from './guard'

const test = 'server/how-much.int.test.ts'

export const guardsOfHowMuchThereIs: Guard[] = [
  {
    ...{ guard: 'how much: the private note', file: 'server/patient-record.ts', test },
    ...{ from: 'if (read >= mostNotes)', to: 'if (read < 0)' },
  },
  {
    ...{ guard: 'how much: one patient stops no caseload', file: 'server/watch.ts', test },
    ...{ from: '      mostAgainst,\n', to: '' },
  },
  {
    ...{ guard: 'how much: versions of a plan', file: 'server/plan-versions.ts', test },
    ...{ from: 'if (number > mostVersions)', to: 'if (number < 0)' },
  },
  {
    ...{ guard: 'how much: characters of a plan', file: 'server/plan-versions.ts', test },
    ...{ from: 'if (own + added > mostOfPlan)', to: 'if (own < 0)' },
  },
  {
    ...{ guard: 'how much: characters of a patient’s plans', file: 'server/plan-versions.ts', test },
    ...{ from: ' > mostOfPatient)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: plans of a patient', file: 'server/plans.ts', test },
    ...{ from: ' >= mostPlans)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: a plan is begun once', file: 'server/plans.ts', test },
    ...{ from: 'if (sent) return sent', to: 'if (!owner) return sent!' },
  },
  {
    ...{ guard: 'how much: a plan is begun in turn', file: 'server/plans.ts', test },
    ...{ from: "    await inTurn(tx, 'counted', viewer.accountId, patient.id)\n", to: '' },
  },
  {
    ...{ guard: 'how much: assessments', file: 'server/assessments.ts', test },
    ...{ from: ' >= mostAssessments)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: baselines in turn', file: 'server/assessments.ts', test },
    ...{ from: 'viewer.accountId, patient.id)', to: 'viewer.accountId)' },
  },
  {
    ...{ guard: 'how much: all plans of a patient in turn', file: 'server/plan-lock.ts', test },
    ...{ from: "  await inTurn(tx, 'counted', own.patientId)\n", to: '' },
  },
  {
    ...{ guard: 'how much: answers to a flag', file: 'server/flags.ts', test },
    ...{ from: ' >= mostAnswers)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: answers to a flag in turn', file: 'server/flags.ts', test },
    ...{ from: "    await inTurn(tx, 'counted', ...ids)\n", to: '' },
  },
  {
    ...{ guard: 'how much: an answer that is sent again', file: 'server/flags.ts', test },
    ...{ from: 'return !last || last', to: 'return !last || last.writtenAt || last' },
  },
  {
    ...{ guard: 'how much: wordings of a consent text', file: 'server/consents.ts', test },
    ...{ from: "if (read >= (asked === 'no-longer'", to: "if (0 >= (asked === 'no-longer'" },
  },
  {
    ...{ guard: 'how much: measures', file: 'server/own-measures.ts', test },
    ...{ from: 'if (all.length >= mostEver)', to: 'if (all.length < 0)' },
  },
  {
    ...{ guard: 'how much: measures in turn', file: 'server/own-measures.ts', test },
    ...{ from: "    await inTurn(tx, 'counted', viewer.clinicId)\n", to: '' },
  },
  {
    ...{ guard: 'how much: characters of records of sessions', file: 'server/session-records.ts' },
    ...{ from: ' > mostOfPatient)', to: ' < 0)', test: 'server/session-records.int.test.ts' },
  },
  {
    ...{ guard: 'how much: characters of one record', file: 'domain/plans/session-record.ts' },
    ...{ from: '<= mostOfEntry', to: '>= 0', test: 'domain/plans/session-record.test.ts' },
  },
  {
    ...{ guard: 'how much: openings of a record', file: 'server/audit.ts' },
    ...{ from: 'GROUP BY e.account_id, (', to: 'GROUP BY e.account_id, e.id, (' },
    test: 'server/openings.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over waits for all in one statement', file: 'server/in-turn.ts' },
    ...{
      from: '  if (one === undefined) return\n',
      to: '  if (one === undefined) return\n  for (const each of more) await tx.$executeRaw(inTurnSql(matter, each))\n',
    },
    test: 'server/handover-of-many.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over is one statement for all', file: 'server/caseload-handover.ts' },
    ...{
      from: '    await end(idsOf(false), today)\n',
      to: '    for (const id of idsOf(false)) await end([id], today)\n',
    },
    test: 'server/handover-of-many.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over of a thousand at once', file: 'server/caseload-handover.ts' },
    ...{ from: '      take: atOnce,\n', to: '', test: 'server/handover-of-many.int.test.ts' },
  },
]

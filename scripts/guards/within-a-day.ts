// The guards of how often one person does within a day what there can be only so much of for good.
import type { Guard } from './guard'

const test = 'server/within-a-day.int.test.ts'
const [plans, records, paper] = ['server/plans.ts', 'server/session-records.ts', 'server/paper.ts']

export const guardsOfOneDay: Guard[] = [
  {
    ...{ guard: 'within a day: it is counted', file: 'server/within-a-day.ts', test },
    ...{ from: 'if (!first) return', to: 'if (first || most) return' },
  },
  {
    ...{ guard: 'within a day: no longer than that', file: 'server/within-a-day.ts', test },
    ...{ from: '      AND ${at} > ${gt}::timestamptz AND ${at} <= ${lte}::timestamptz\n', to: '' },
  },
  {
    ...{ guard: 'within ten minutes: not what was noted by a clock ahead', file: 'server/clock.ts' },
    from: '  lte: new Date(now().getTime() + apart),\n',
    ...{ to: '  lte: new Date(now().getTime() + 10 ** 10),\n', test: 'server/clock-ahead.int.test.ts' },
  },
  {
    ...{ guard: 'within a day: each has their own', file: 'server/within-a-day.ts', test },
    ...{ from: ' AND ${by} = ${accountId}::uuid\n', to: ' AND ${accountId}::uuid IS NOT NULL\n' },
  },
  {
    ...{ guard: 'within a day: the private note', file: 'server/patient-record.ts', test },
    ...{ from: "    await refuseTooOften(tx, viewer, patient.id, 'note', { field: 'text' })\n", to: '' },
  },
  {
    ...{ guard: 'within a day: sections of the record', file: 'server/patient-record.ts', test },
    ...{ from: "      await refuseTooOften(tx, viewer, patient.id, 'section')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: adverse events', file: 'server/patient-record.ts', test },
    ...{ from: "    await refuseTooOften(tx, viewer, patient.id, 'adverseEvent')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: records of sessions', file: records, test },
    ...{ from: "    await refuseTooOften(tx, viewer, session.patientId, 'entry')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: records of sessions in turn', file: records, test },
    ...{ from: "    await inTurn(tx, 'counted', asked.patientId)\n", to: '' },
  },
  {
    ...{ guard: 'within a day: versions of plans', file: 'server/plan-versions.ts', test },
    ...{ from: "  await refuseTooOften(tx, viewer, plan.patientId, 'version')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: plans that are begun', file: plans, test },
    ...{ from: "    await refuseTooOften(tx, viewer, patient.id, 'plan')\n", to: '' },
  },
  {
    ...{ guard: 'how much: no plan that no page shows', file: plans, test },
    ...{ from: '{ ...owner, ...onSomePage }', to: 'owner' },
  },
  {
    ...{ guard: 'within a day: pauses', file: 'server/plan-course.ts', test },
    ...{ from: "    await refuseTooOften(tx, viewer, plan.patientId, 'pause')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: consents', file: 'server/consents.ts', test },
    ...{ from: "    await refuseTooOften(tx, viewer, patient.id, 'consent')\n", to: '' },
  },
  {
    ...{ guard: 'emergency: no consent over one that stands', file: 'server/consents.ts', test },
    ...{ from: 'if (said.length > 0)\n', to: 'if (said.length < 0)\n' },
  },
  {
    ...{ guard: 'within a day: boxes and days typed in from paper', file: paper, test },
    from: "    await refuseTooOften(tx, viewer, plan.patientId, 'paper', { adding: cells.length + checkIns.length })\n",
    to: '',
  },
  {
    ...{ guard: 'within a day: days as well as boxes', file: 'server/within-a-day.ts', test },
    ...{ from: "['logs', 'check_ins']", to: "['logs']" },
  },
  {
    ...{ guard: 'within a day: with what is being typed in', file: 'server/within-a-day.ts', test },
    ...{ from: 'amount + ${adding}::int >', to: 'amount + 1 + 0 * ${adding}::int >' },
  },
  {
    ...{ guard: 'how much: from paper of one plan', file: paper, test },
    ...{ from: '    await refuseTooMuch(tx, viewer, plan, [...cells, ...checkIns])\n', to: '' },
  },
  {
    ...{ guard: 'how much: room to correct what is from paper', file: paper, test },
    ...{ from: 'replaces: seen }))', to: 'replaces: seen && null }))' },
  },
  {
    ...{ guard: 'emergency: whoever typed in how a day was corrects it', file: paper },
    ...{ from: ', { enteredBy: { not: viewer.accountId } }]', to: ', { enteredBy: { not: null } }]' },
    test: 'server/emergency-limits.int.test.ts',
  },
  {
    ...{ guard: 'within a day: characters of plans', file: 'server/plan-versions.ts', test },
    ...{ from: "  await refuseTooOften(tx, viewer, plan.patientId, 'length', { adding })\n", to: '' },
  },
  {
    ...{ guard: 'within a day: assessments', file: 'server/assessments.ts', test },
    ...{ from: "  await refuseTooOften(tx, viewer, patientId, 'assessment')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: answers to a flag', file: 'server/flags.ts', test },
    ...{ from: "      await refuseTooOften(tx, viewer, flagId, 'answer')\n", to: '' },
  },
  {
    ...{ guard: 'within a day: each flag has its own', file: 'server/within-a-day.ts', test },
    ...{ from: "of: 'flag_id', ", to: "of: 'flag_id IS NOT NULL OR flag_id', " },
  },
]

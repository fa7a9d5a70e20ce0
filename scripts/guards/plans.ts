// The guards of plans, pauses, reassessments and sessions: nobody writes over what another is at, and what ends stays so.
import type { Guard } from './guard'

export const guardsOfPlans: Guard[] = [
  {
    ...{ guard: 'booking: from a page that shows what stands', file: 'server/phase-booking.ts' },
    ...{ from: 'ids.toSorted().join()', to: 'String(ids.length)' },
    test: 'server/phase-booking.int.test.ts',
  },
  {
    ...{ guard: 'records: those of a session end', file: 'server/session-records.ts' },
    ...{ from: 'number > mostEntries', to: 'number < 0', test: 'server/session-records.int.test.ts' },
  },
  {
    ...{ guard: 'records: adverse events end', file: 'server/patient-record.ts' },
    ...{ from: '{ where: whose })) >= mostAdverseEvents', to: '{ where: whose })) < 0' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'records: also those of two at once', file: 'server/patient-record.ts' },
    ...{ from: "inTurn(tx, 'counted', idOf(patientId))", to: "inTurn(tx, 'counted', viewer.accountId)" },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'pauses: none that nobody can take back', file: 'server/plan-course.ts' },
    ...{ from: ' && on !== pause.from', to: '', test: 'server/publishing.int.test.ts' },
  },
  {
    ...{ guard: 'pauses: one that is called off leaves no row', file: 'server/plan-course.ts' },
    ...{ from: 'if (on === pause.from)', to: 'if (!plan)', test: 'server/publishing.int.test.ts' },
  },
  {
    guard: 'pauses: one that has begun is nobody’s to take away',
    file: 'prisma/migrations/20261130015000_a_pause_called_off_leaves_no_row/migration.sql',
    ...{ from: '::date - 1', to: '::date - 9', test: 'server/publishing.int.test.ts' },
  },
  {
    ...{ guard: 'pauses: one that begins before another ends there', file: 'server/plan-course.ts' },
    ...{ from: 'resumedOn: next ? toColumn(next.from) : null', to: 'resumedOn: next && null' },
    test: 'server/publishing.int.test.ts',
  },
  {
    ...{ guard: 'pauses: none goes on into another', file: 'server/plan-course.ts' },
    ...{
      from: 'if (next && on > next.from)',
      to: 'if (next && !plan)',
      test: 'server/publishing.int.test.ts',
    },
  },
  {
    ...{ guard: 'pauses: none begins by a mistyped year', file: 'server/plan-course.ts' },
    from: '    if (isFarAhead(from, plan.today))',
    ...{ to: '    if (from < plan.today)', test: 'server/publishing.int.test.ts' },
  },
  {
    ...{ guard: 'plans: no version waits by a mistyped year', file: 'server/publishing.ts' },
    ...{
      from: '  if (isFarAhead(effectiveOn, plan.today))',
      to: '  if (effectiveOn < plan.today)',
    },
    test: 'server/publishing.int.test.ts',
  },
  {
    ...{ guard: 'reassessment: none is silenced by one', file: 'server/reassessment.ts' },
    ...{ from: 'isFarAhead(nextDueOn, plan.today)', to: 'nextDueOn < plan.today' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'reassessment: no answers are passed over', file: 'server/reassessment.ts' },
    ...{
      from: "(report?.id ?? '') !== input.reportId",
      to: 'false',
      test: 'server/reassessment.int.test.ts',
    },
  },
  {
    ...{ guard: 'reassessment: nor those that are being written', file: 'server/reassessment.ts' },
    ...{ from: "    await inTurn(tx, 'self-report', idOf(planId))\n", to: '' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'reassessment: in the order of who sends them', file: 'server/reassessment.ts' },
    from: "    await inTurn(tx, 'self-report', idOf(planId))\n    const plan = await lockPlan(tx, viewer, planId)\n",
    to: "    const plan = await lockPlan(tx, viewer, planId)\n    await inTurn(tx, 'self-report', plan.id)\n",
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'plans: none ends beside answers that are being sent', file: 'server/plan-course.ts' },
    ...{ from: "    await inTurn(tx, 'self-report', idOf(planId))\n", to: '' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'plans: no answers come after the end', file: 'server/self-report.ts' },
    ...{ from: "status: 'active' } })) === 0)", to: "status: 'active' } })) < 0)" },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'reassessment: those that wait for it come after it', file: 'server/self-report.ts' },
    ...{ from: "    await inTurn(tx, 'self-report', plan.id)\n", to: '' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'sessions: what is recorded was held', file: 'server/session-booking.ts' },
    ...{ from: "if (input.status !== 'attended' && (await", to: 'if (false && (await' },
    test: 'server/session-records.int.test.ts',
  },
  {
    ...{ guard: 'sessions: also what is just being recorded', file: 'server/session-booking.ts' },
    ...{ from: '    await lockSession(tx, sessionId, mine())\n', to: '' },
    test: 'server/session-records.int.test.ts',
  },
  {
    ...{ guard: 'zones: nothing is booked by one that was changed', file: 'server/session-booking.ts' },
    ...{ from: ' AND time_zone = ${viewer.timeZone}', to: '', test: 'server/zones.int.test.ts' },
  },
  {
    ...{
      guard: 'protocols: five hundred of a clinic',
      file: 'server/own-protocols.ts',
      test: 'server/protocols.int.test.ts',
    },
    ...{ from: 'many: 500', to: 'many: Infinity' },
  },
  {
    ...{ guard: 'protocols: fifty drafts of each', file: 'server/own-protocols.ts' },
    ...{ from: 'many: 50,', to: 'many: Infinity,', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: drafts are nobody else’s', file: 'server/own-protocols.ts' },
    ...{ from: 'AND (shared OR created_by = ', to: 'AND (true OR created_by = ' },
    test: 'server/protocols.int.test.ts',
  },
  {
    ...{ guard: 'protocols: characters of what a clinic shares', file: 'server/own-protocols.ts' },
    ...{ from: '8_000_000', to: 'Infinity', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: characters of one’s drafts', file: 'server/own-protocols.ts' },
    ...{ from: '2_000_000', to: 'Infinity', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{
      guard: 'protocols: who has more of them than that writes over each',
      file: 'server/own-protocols.ts',
    },
    ...{ from: ' && after.many > before.many', to: '', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: who has longer ones than that shortens them', file: 'server/own-protocols.ts' },
    ...{ from: ' && after.length > before.length', to: '', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: an exercise’s page names no archived one', file: 'server/scope.ts' },
    ...{ from: 't.archived_at IS NULL AND (', to: '(', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: an exercise’s page names no one else’s draft', file: 'server/scope.ts' },
    ...{ from: '(t.shared OR t.created', to: '(true OR t.created', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{
      guard: 'plans: a document ends',
      file: 'server/plan-versions.ts',
      test: 'server/protocols.int.test.ts',
    },
    ...{ from: '.length > mostCharacters', to: '.length < 0' },
  },
  {
    ...{
      guard: 'plans: so many items at most',
      file: 'server/plan-versions.ts',
      test: 'server/protocols.int.test.ts',
    },
    ...{ from: 'itemsIn(content) > most', to: 'itemsIn(content) < 0' },
  },
  {
    ...{
      guard: 'drafts: one thrown away leaves no revision',
      file: 'server/plan-lock.ts',
      test: 'server/plan-edits.int.test.ts',
    },
    ...{ from: 'Math.max(version * 1_000_000, thrownAway)', to: 'version * 1_000_000 + 0 * thrownAway' },
  },
  {
    ...{ guard: 'sessions: one that is taken up waits as a booking does', file: 'server/session-booking.ts' },
    ...{
      from: '      await hold(tx, viewer, patientId, therapistId)\n    }\n',
      to: '      void therapistId, patientId\n    }\n',
    },
    test: 'server/zones.int.test.ts',
  },
  {
    ...{ guard: 'sessions: nobody is proposed who has left', file: 'server/phase-booking.ts' },
    ...{ from: 'id && team.includes(id)', to: 'id !== null' },
    test: 'server/phase-booking.int.test.ts',
  },
]

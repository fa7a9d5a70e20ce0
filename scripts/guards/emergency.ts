// The guards of what an emergency may not do, also when its hour ends meanwhile.
import type { Guard } from './guard'

const end = 'server/emergency-end.int.test.ts'

export const guardsOfEmergencies: Guard[] = [
  {
    ...{ guard: 'emergency: open at once by either clock', file: 'server/emergency-access.ts' },
    ...{ from: 'LEAST(now(), ${now()}::timestamptz)', to: 'now()' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: a plan that was waited for is asked for anew', file: 'server/plan-lock.ts' },
    from: '    where: treatedPlans(viewer, planId),\n    select: {\n',
    ...{ to: '    where: { id: own.id },\n    select: {\n', test: end },
  },
  {
    ...{ guard: 'emergency: what waited is asked for anew', file: 'server/messages.ts', test: end },
    from: "    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))\n    if (!(await treats(tx, viewer, patientId))) throw new NotFound()\n",
    to: "    if (!(await treats(tx, viewer, patientId))) throw new NotFound()\n    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))\n",
  },
  {
    ...{ guard: 'emergency: whoever covers has a right of their own', file: 'server/scope.ts', test: end },
    ...{
      from: 'OR: inCareOrCovered(viewer) }',
      to: 'OR: inCareOrCovered(viewer).slice(0, 1) }',
    },
  },
  {
    ...{ guard: 'emergency: no plan is activated', file: 'server/publishing.ts' },
    ...{ from: 'if (!plan.newest) await refuseInEmergency(', to: 'if (!plan.id) await refuseInEmergency(' },
    test: 'server/emergency-limits.int.test.ts',
  },
]

// The guards of care teams, and of who comes in for an emergency: who joins, leaves and takes over at once.
import type { Guard } from './guard'

const handedOver = 'server/caseload-handover.int.test.ts'

export const guardsOfCareTeams: Guard[] = [
  {
    ...{ guard: 'emergency: no draft is written over', file: 'server/plans.ts' },
    ...{ from: '    await refuseColleaguesDraft(tx, viewer, plan)\n', to: '' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: no colleague’s draft is published', file: 'server/publishing.ts' },
    ...{ from: '      await refuseColleaguesDraft(tx, viewer, plan)\n', to: '' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: its patient is told', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: ', ...emergencies]', to: ']' },
  },
  {
    ...{ guard: 'care team: whoever was to join later does not', file: 'server/caseload-handover.ts' },
    ...{ from: '    await end(idsOf(true), yesterday)\n', to: '' },
    test: 'server/caseload-handover.int.test.ts',
  },
  {
    ...{ guard: 'care team: who was to join later is in it once', file: 'server/caseload-handover.ts' },
    ...{
      from: '    await end(calledOff, yesterday)\n',
      to: '',
      test: 'server/caseload-handover.int.test.ts',
    },
  },
  {
    ...{ guard: 'care team: who leaves does not come back later', file: 'server/care-team.ts' },
    from: 'where: { ...where, therapistId, OR: stillThen },',
    to: 'where: { ...where, therapistId, fromOn: { lte: toColumn(on) }, OR: stillThen },',
    test: 'server/caseload-handover.int.test.ts',
  },
  {
    ...{ guard: 'care team: whoever is being taken out changes nothing', file: 'server/care-team.ts' },
    from: "    await inTurn(tx, 'care-team', idOf(patientId))\n    const patient = await patientIn(tx, patientId, entrustedPatients(viewer))\n",
    to: "    const patient = await patientIn(tx, patientId, entrustedPatients(viewer))\n    await inTurn(tx, 'care-team', patient.id)\n",
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'care team: nobody is handed to who is being disabled', file: 'server/caseload-handover.ts' },
    from: "    await inTurn(tx, 'ways-in', viewer.accountId, from, to)\n",
    to: "    await inTurn(tx, 'ways-in', viewer.accountId, from)\n",
    test: handedOver,
  },
  {
    ...{ guard: 'care team: who is just added is handed over', file: 'server/caseload-handover.ts' },
    from: "    await inTurn(tx, 'ways-in', viewer.accountId, from, to)\n",
    to: "    await inTurn(tx, 'ways-in', viewer.accountId, to)\n",
    test: handedOver,
  },
  {
    ...{ guard: 'care team: nobody is just added to who hands over', file: 'server/patients.ts' },
    ...{ from: ", ...(therapist === '' ? [] : [therapist])", to: '', test: handedOver },
  },
  {
    ...{ guard: 'care team: who never came in is handed nobody', file: 'server/caseload-handover.ts' },
    ...{ from: '{ AND: [hasSignedIn, { id: to, clinicId }] }', to: '{ id: to, clinicId }' },
    test: handedOver,
  },
  {
    ...{ guard: 'care team: who never came in is not left alone', file: 'server/care-team.ts' },
    ...{ from: '{ ...therapistsOfClinic(viewer), ...hasSignedIn }', to: 'therapistsOfClinic(viewer)' },
    test: handedOver,
  },
  {
    ...{ guard: 'care team: nor takes a patient over', file: 'server/care-team.ts' },
    ...{ from: '{ AND: [hasSignedIn, { id: joins,', to: '{ AND: [{ id: joins,', test: handedOver },
  },
  {
    ...{ guard: 'emergencies: counted in turn', file: 'server/emergency-access.ts' },
    ...{ from: "    await inTurn(tx, 'counted', accountId)\n", to: '' },
    test: 'server/emergency-access.int.test.ts',
  },
]

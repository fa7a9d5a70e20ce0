// The guards of former patients: who is put aside, and what is refused until they are back.
import type { Guard } from './guard'

const test = 'server/former-patients.int.test.ts'

export const guardsOfFormerPatients: Guard[] = [
  {
    ...{ guard: 'former: nobody whose plan goes on', file: 'server/former-patients.ts', test },
    ...{ from: '    if (goesOn.length > 0) throw', to: '    if (goesOn.length > 99) throw' },
  },
  {
    ...{ guard: 'former: nobody is booked', file: 'server/session-booking.ts', test },
    ...{ from: '  await refuseFormer(tx, patientId)\n  await refuseStaying', to: '  await refuseStaying' },
  },
  {
    ...{ guard: 'former: nobody is planned for', file: 'server/plans.ts', test },
    ...{ from: '    await refuseFormer(tx, patient.id)\n', to: '' },
  },
  {
    ...{ guard: 'former: nobody is written down twice', file: 'server/patients.ts', test },
    ...{ from: '    await refuseReturning(tx, viewer, record)\n', to: '' },
  },
]

// The guards of what is taken in: texts, lists, time zones, consents.
import type { Guard } from './guard'

export const guardsOfWhatIsTakenIn: Guard[] = [
  {
    ...{ guard: 'texts: no heaps of marks', file: 'domain/fields.ts', test: 'domain/fields.test.ts' },
    ...{ from: '!heaped.test(value)', to: 'true' },
  },
  {
    ...{ guard: 'texts: nothing is looked for in one that is too long', file: 'domain/fields.ts' },
    ...{ from: ', abort: true }', to: ' }', test: 'domain/fields.test.ts' },
  },
  {
    ...{ guard: 'lists: they end', file: 'domain/catalog/exercise.ts', test: 'faults/schemas.test.ts' },
    ...{ from: '    .max(100, `At most ${most} ${entry}s`)\n', to: '' },
  },
  {
    ...{ guard: 'zones: by their place', file: 'domain/accounts/accounts.ts' },
    ...{ from: 'isPlaced.test(value) && ', to: '', test: 'domain/accounts/time-zone.test.ts' },
  },
  {
    ...{ guard: 'zones: a patient’s is the database’s too', file: 'server/patients.ts' },
    ...{ from: '    await refuseUnknownZone(tx, input.timeZone)\n', to: '' },
    test: 'server/zones.int.test.ts',
  },
  {
    ...{ guard: 'zones: one that is changed is the database’s too', file: 'server/patient-record.ts' },
    ...{ from: '    await refuseUnknownZone(tx, section.timeZone)\n', to: '' },
    test: 'server/zones.int.test.ts',
  },
  {
    ...{ guard: 'zones: the clinic’s is the database’s too', file: 'server/clinic.ts' },
    ...{ from: '      await refuseUnknownZone(tx, data.timeZone)\n', to: '' },
    test: 'server/zones.int.test.ts',
  },
  {
    ...{ guard: 'consent: what is taken back stays so', file: 'server/consents.ts' },
    ...{ from: 'before && before > today ? before : today', to: 'today' },
    test: 'server/consents.int.test.ts',
  },
  {
    ...{ guard: 'consent: no paper of that day comes over it', file: 'server/consents.ts' },
    ...{ from: 'if (given && said.some', to: 'if (false && said.some', test: 'server/consents.int.test.ts' },
  },
  {
    ...{ guard: 'consent: nor one that comes beside it', file: 'server/consents.ts' },
    ...{ from: ', ...(account ? [account.id] : [])', to: '' },
    test: 'server/consents.int.test.ts',
  },
  {
    ...{ guard: 'consent: one that is sent again', file: 'server/consents.ts' },
    from: '    if (same && last.recordedBy === viewer.accountId) return\n',
    ...{ to: '', test: 'server/consents.int.test.ts' },
  },
]

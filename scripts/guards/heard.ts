// The guards of what patients say and are told: nothing they said is lost, and what is told them has reached them.
import type { Guard } from './guard'

const answered = { file: 'domain/logging/form-entry.ts', test: 'domain/logging/form-entry.test.ts' }
const fields = { file: 'domain/fields.ts', test: 'domain/fields.test.ts' }
const messages = { file: 'server/messages.ts', test: 'server/messages.int.test.ts' }
const asked = {
  file: 'components/logging/SelfReportForm.tsx',
  test: 'components/logging/SelfReportForm.test.tsx',
}

export const guardsOfWhatIsHeard: Guard[] = [
  {
    ...{ guard: 'typed: stays where a right has ended', file: 'domain/action-result.ts' },
    ...{ from: ' && result.status !== 404', to: '', test: 'domain/action-result.test.ts' },
  },
  {
    ...{ guard: 'messages: none unseen where there was none', ...messages },
    ...{
      from: "  const since = seen === 'none' ? {} :",
      to: "  if (seen === 'none') return\n  const since =",
    },
  },
  {
    ...{ guard: 'corrections: all that stood stays', ...answered },
    ...{ from: 'answers.map((name)', to: "['status' as const].map((name)" },
  },
  {
    ...{ guard: 'corrections: what is asked counts', ...answered },
    ...{ from: 'form.getAll(name).pop()', to: 'form.getAll(name)[0]' },
  },
  {
    ...{ guard: 'corrections: that it had settled stays', ...answered },
    ...{ from: "settled === null ? '' : settled ? 'yes' : 'no'", to: "''" },
  },
  {
    ...{ guard: 'corrections: every form begins with what stood', file: 'components/logging/LogFields.tsx' },
    ...{ from: 'of={fieldsOfLog(log)}', to: 'of={{ replaces: log.id, status: log.status }}' },
    test: 'components/logging/LogFields.test.tsx',
  },
  {
    ...{ guard: 'entries: a phone that names no place loses none', file: 'server/logging.ts' },
    ...{ from: 'given !== own && zoneExists(given) ? given : own', to: 'given' },
    test: 'server/logging.int.test.ts',
  },
  {
    ...{ guard: 'entries: nor one whose zone is no name', file: 'domain/logging/batch.ts' },
    ...{ from: "\n    .catch(''),", to: ',', test: 'server/logging.int.test.ts' },
  },
  {
    ...{ guard: 'texts: what turns them round is taken out', ...fields },
    ...{ from: "value.replace(turning, '').replace", to: 'value.replace' },
  },
  {
    ...{ guard: 'texts: all of it', ...fields },
    ...{ from: '\\u202A-\\u202E\\u2066-\\u2069', to: '\\u202A-\\u202C' },
  },
  {
    ...{ guard: 'messages: who covers says of none that it was read', ...messages },
    ...{ from: ' || !(await isEntrusted(tx, viewer, patientId))', to: '' },
  },
  {
    ...{ guard: 'messages: nobody says that their own were read', ...messages },
    ...{ from: "fromPatient: viewer.kind === 'staff', id: { in: ids }", to: 'id: { in: ids }' },
  },
  {
    ...{ guard: 'messages: none of another conversation is read', ...messages },
    ...{
      from: 'where: { clinicId, patientId, fromPatient: viewer',
      to: 'where: { clinicId, fromPatient: viewer',
    },
  },
  {
    ...{ guard: 'messages: only those that were shown', ...messages },
    ...{ from: 'id: { in: ids }, readAt: null', to: 'readAt: null' },
  },
  {
    ...{ guard: 'messages: read once', ...messages },
    ...{ from: 'id: { in: ids }, readAt: null }', to: 'id: { in: ids } }' },
  },
  {
    ...{ guard: 'before a check: the form begins with what was sent', ...asked },
    ...{ from: 'defaultValue={said(name)}', to: 'defaultValue={null}' },
  },
  {
    ...{ guard: 'before a check: also of activities', ...asked },
    ...{ from: "defaultValue={said('psfs', activity)}", to: 'defaultValue={null}' },
  },
  {
    ...{ guard: 'before a check: and not once it was assessed', file: 'server/self-report.ts' },
    ...{ from: '...(assessed && { sentAt: { gt: assessed.createdAt } })', to: '' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{
      guard: 'messages: two who write at once',
      file: 'server/messages.ts',
      test: 'server/messages.int.test.ts',
    },
    from: "await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))",
    to: "await inTurn(tx, 'counted', viewer.accountId)",
  },
  {
    ...{ guard: 'phone: how it is done of every day that it keeps', file: 'server/portal.ts' },
    ...{ from: 'daysDrawn(from, today)', to: '[today]', test: 'server/how-it-is-done.int.test.ts' },
  },
  {
    ...{ guard: 'phone: what is next is looked for as far as online', file: 'domain/logging/kept.ts' },
    ...{ from: 'until + lookAhead', to: 'until', test: 'domain/logging/kept.test.ts' },
  },
]

// The guards of what is noted, erased and held to a number, and the ways in for an emergency and a cover.
import type { Guard } from './guard'

const scope = 'server/scope.ts'
const limits = 'server/emergency-limits.int.test.ts'
const wordings = 'prisma/migrations/20261127150000_earlier_wordings/migration.sql'
const http = { file: 'scripts/http.ts', test: 'scripts/http.test.ts' }

export const guardsOfWhatIsKept: Guard[] = [
  {
    ...{ guard: 'audit: who is refused is noted', ...http },
    ...{ from: 'store.refused || response.statusCode === 403', to: 'response.statusCode === 403' },
  },
  {
    ...{ guard: 'audit: a person’s data is opened', file: 'server/person-data.ts' },
    ...{ from: "    await noteRead(tx, viewer, person.id, 'person')\n", to: '' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{ guard: 'audit: who asks for a page without end fills no log', file: 'server/audit.ts' },
    ...{ from: '{ patientId, objectId, minutes: 5 }', to: '{ patientId, objectId, minutes: 0 }' },
    test: 'server/audit.int.test.ts',
  },
  {
    ...{ guard: 'audit: from each place', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: 'Prisma.sql`AND e.address = app_address()`', to: 'Prisma.empty' },
  },
  {
    ...{ guard: 'audit: of each patient', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: 'e.patient_id IS NOT DISTINCT FROM n.patient_id AND ', to: '' },
  },
  {
    ...{ guard: 'audit: each part of it', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: 'AND e.action = n.action AND e.object = n.object\n', to: 'AND e.action = n.action\n' },
  },
  {
    ...{ guard: 'audit: each who opens it leaves a line', file: 'server/audit.ts' },
    ...{ from: 'AND e.account_id = n.account_id AND', to: 'AND', test: 'server/audit.int.test.ts' },
  },
  {
    ...{ guard: 'audit: a scanner fills no log', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: 'AND e.object = n.object\n', to: "AND e.object = 'none'\n" },
  },
  {
    ...{ guard: 'transactions: an end to standing still', file: 'server/db.ts' },
    ...{ from: "session_timeout: '30s'", to: "session_timeout: '0'", test: 'server/db-errors.int.test.ts' },
  },
  {
    ...{ guard: 'transactions: an end to each statement', file: 'server/db.ts' },
    ...{ from: 'statement_timeout: String(timeout)', to: "statement_timeout: '0'" },
    test: 'server/db-errors.int.test.ts',
  },
  {
    ...{ guard: 'transactions: a database that takes too long does not answer', file: 'server/db-errors.ts' },
    ...{ from: '|^57014', to: '', test: 'server/db-errors.int.test.ts' },
  },
  {
    ...{ guard: 'transactions: one that lost its connection is a database that does not answer' },
    ...{ file: 'server/db-errors.ts', from: '|is not queryable', to: '' },
    test: 'server/db-errors.int.test.ts',
  },
  {
    ...{ guard: 'log: no word of a row', file: 'server/db.ts', test: 'server/db-errors.int.test.ts' },
    ...{ from: 'throw told', to: 'throw error' },
  },
  {
    ...{ guard: 'erasure: only an admin', file: 'prisma/migrations/20261126091200_erasure/migration.sql' },
    ...{ from: 'RAISE insufficient_privilege;', to: 'NULL;', test: 'server/person-data.int.test.ts' },
  },
  {
    guard: 'erasure: nothing is logged meanwhile',
    file: 'prisma/migrations/20261127024500_after_erasure/migration.sql',
    ...{ from: ' FOR KEY SHARE;', to: ';', test: 'server/erased-meanwhile.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: under the person’s name', file: 'server/person-data.ts' },
    ...{ from: 'if (singleSpaced(person.name', to: 'if (false && singleSpaced(person.name' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{ guard: 'logs: ten extra times a day', file: 'domain/logging/fullness.ts' },
    ...{ from: '>= mostExtras', to: '< 0', test: 'server/logging.int.test.ts' },
  },
  {
    ...{ guard: 'logs: once of what was due as a phone showed it', file: 'domain/logging/prescribed.ts' },
    ...{ from: 'return !shown || isExtra(', to: 'return true || isExtra(' },
    test: 'server/not-heard.int.test.ts',
  },
  {
    ...{ guard: 'logs: no less once beside an extra', file: 'domain/logging/acceptance.ts' },
    from: "said.find(({ status }) => status !== 'removed')",
    to: "said.find(({ status, extra }) => !extra && status !== 'removed')",
    test: 'server/not-heard.int.test.ts',
  },
  {
    ...{ guard: 'logs: ten extra times in one moment', file: 'server/logging.ts' },
    ...{ from: 'await judgeInTurn(', to: 'await judge(', test: 'server/log-deadlock.int.test.ts' },
  },
  {
    ...{
      guard: 'emergency: no session with oneself',
      file: scope,
      test: 'server/emergency-access.int.test.ts',
    },
    from: 'return { ...ofClinic(viewer), ...inCare(viewer, { toOn: { gt: then } }) }',
    to: 'return ownPatients(viewer)',
  },
  {
    ...{ guard: 'emergency: no end of a plan', file: 'server/plan-course.ts' },
    ...{ from: "  await refuseInEmergency(tx, viewer, plan.patientId, 'ends a plan')\n", to: '' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: no flag is silenced', file: 'server/flags.ts' },
    from: "      await refuseInEmergency(tx, viewer, patientId, 'closes a flag or puts it off')\n",
    ...{ to: '      void patientId\n', test: 'server/emergency-access.int.test.ts' },
  },
  {
    ...{ guard: 'flags: none ends with its exercise', file: 'server/watch-query.ts' },
    from: '        prescriptionVersionId,\n        dueOn,',
    to: "        prescriptionVersionId: '',\n        dueOn,",
    test: 'server/flags.int.test.ts',
  },
  {
    ...{ guard: 'flags: a correction of another version', file: 'server/watch-query.ts' },
    from: 'const ids = new Set(packed.flatMap(([, , , , others]) => (others ?? []).map(({ id }) => id)))',
    to: 'const ids = new Set<string>()',
    test: 'server/flags.int.test.ts',
  },
  {
    ...{ guard: 'flags: no open one is left out', file: 'server/flags.ts', test: 'server/flags.int.test.ts' },
    from: 'const open = await flagsIn(tx, viewer, patientId, { where: { resolvedAt: null } })',
    to: 'const all = await flagsIn(tx, viewer, patientId, { take: mostOver })\n  const open = all.filter((flag) => !flag.resolvedOn)',
  },
  {
    ...{ guard: 'flags: none is answered unseen', file: 'server/flags.ts', test: 'server/flags.int.test.ts' },
    ...{ from: 'if (seen && open', to: 'if (!seen && open' },
  },
  {
    ...{ guard: 'emergency: no note is written over', file: 'server/patient-record.ts' },
    ...{ from: "if (!text.includes(last?.text ?? ''))", to: 'if (read < 0)' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: nobody else’s entry is corrected', file: 'server/patient-record.ts' },
    ...{ from: 'if (stands.writtenBy !== viewer.accountId)', to: 'if (!stands.writtenBy)' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: no other address', file: 'server/patient-record.ts' },
    ...{ from: 'if (!(await isEntrusted(tx, viewer, patient.id)))', to: 'if (!patient.id)' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'emergency: no word on an earlier session', file: 'server/session-booking.ts' },
    ...{
      from: 'if (isAnothersEarlier({ ...session, date }',
      to: 'if (!isAnothersEarlier({ ...session, date }',
    },
    test: limits,
  },
  {
    ...{ guard: 'emergency: no record of an earlier session', file: 'server/session-records.ts' },
    ...{ from: 'if (on < today && session', to: 'if (!on && session', test: limits },
  },
  {
    ...{ guard: 'emergency: no baseline', file: 'server/assessments.ts', test: limits },
    ...{ from: "    await refuseInEmergency(tx, viewer, patient.id, 'writes a baseline')\n", to: '' },
  },
  {
    ...{ guard: 'emergency: no reassessment', file: 'server/reassessment.ts', test: limits },
    ...{ from: "    await refuseInEmergency(tx, viewer, plan.patientId, 'reassesses a plan')\n", to: '' },
  },
  {
    ...{ guard: 'emergency: a reassessment is not offered', file: 'server/reassessment.ts', test: limits },
    ...{
      from: '      !(await openedUntilIn(tx, viewer, patient.id))\n',
      to: '      patient.id.length > 0\n',
    },
  },
  {
    ...{ guard: 'emergency: nothing is typed over', file: 'server/paper.ts', test: limits },
    ...{ from: '(await tx.checkIn.count({ where: said })) === 0)', to: '0 >= 0 || said)' },
  },
  {
    ...{ guard: 'cover: no way to stay', file: scope, test: 'server/invitations.int.test.ts' },
    from: 'return { ...ofClinic(viewer), ...inCare(viewer, { toOn: { gt: then } }) }',
    to: 'return ownPatients(viewer)',
  },
  {
    guard: 'audit: nobody changes it',
    file: 'prisma/migrations/20261123090200_walls/migration.sql',
    from: 'GRANT SELECT, INSERT ON audit_entries TO phaseline_staff;',
    to: 'GRANT SELECT, INSERT, UPDATE, DELETE ON audit_entries TO phaseline_staff;',
    test: 'server/walls.int.test.ts',
  },
  {
    guard: 'audit: nobody writes in another’s name',
    file: 'prisma/migrations/20261126072628_audit/migration.sql',
    from: 'FOR INSERT TO phaseline_staff\n  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()))',
    to: 'FOR INSERT TO phaseline_staff\n  WITH CHECK (clinic_id = (SELECT app_clinic()))',
    test: 'server/own-name.int.test.ts',
  },
  {
    guard: 'audit: a changed entry breaks the chain',
    file: 'prisma/migrations/20261126072628_audit/migration.sql',
    ...{ from: ' OR c.digest <> audit_digest(c.before, e)', to: '', test: 'server/audit.int.test.ts' },
  },
  {
    ...{ guard: 'audit: sealed each minute', file: 'server/jobs.ts', test: 'server/jobs.int.test.ts' },
    ...{ from: "  'seal-clinic': sealAudit,\n", to: '' },
  },
  {
    guard: 'audit: no clock leaves an entry without a seal',
    file: 'prisma/migrations/20261127120000_what_waits_for_its_seal/migration.sql',
    from: 'WHERE w.clinic_id = clinic ORDER BY',
    to: "WHERE w.clinic_id = clinic AND w.at > now() - interval '1 hour' ORDER BY",
    test: 'server/audit-seals.int.test.ts',
  },
  {
    guard: 'audit: none stops waiting before it is sealed',
    file: 'prisma/migrations/20261127120000_what_waits_for_its_seal/migration.sql',
    from: 'USING (clinic_id = (SELECT s.clinic_id FROM audit_seals s WHERE s.entry_id = audit_waiting.entry_id))',
    to: 'USING (true)',
    test: 'server/audit-seals.int.test.ts',
  },
  {
    ...{ guard: 'logs: fourteen days', file: 'domain/logging/acceptance.ts' },
    from: '(day, loggedOn) > daysToLog',
    ...{ to: '(day, loggedOn) > Infinity', test: 'server/logging.int.test.ts' },
  },
  {
    guard: 'plans: nobody writes over another',
    file: 'server/plan-lock.ts',
    from: '=== revision) return',
    to: '>= 0) return',
    test: 'server/plan-edits.int.test.ts',
  },
  {
    guard: 'plans: no version is undone unseen',
    file: 'server/publishing.ts',
    from: 'await refuseOlder(tx, viewer, plan, publishing.read)',
    to: '',
    test: 'server/publishing.int.test.ts',
  },
  {
    guard: 'plans: a phase is longer once',
    file: 'server/publishing.ts',
    from: 'await refuseOlder(tx, viewer, plan, read)\n    const today',
    to: 'const today',
    test: 'server/publishing.int.test.ts',
  },
  {
    guard: 'settings: nobody writes over another',
    file: 'server/settings-changes.ts',
    from: 'if (taken.length > 0)',
    to: 'if (taken.length < 0)',
    test: 'server/clinic.int.test.ts',
  },
  {
    guard: 'settings: only what was typed in',
    file: 'server/settings-changes.ts',
    from: ' && differs(typed, before, field)',
    to: '',
    test: 'server/clinic.int.test.ts',
  },
  {
    guard: 'settings: booked sessions keep their times',
    file: 'server/clinic.ts',
    from: 'await keepTimesOfDay(tx, viewer, timeZone, data.timeZone)',
    to: '',
    test: 'server/zones.int.test.ts',
  },
  {
    ...{ guard: 'settings: called off ones keep their times too', file: 'server/clinic-zone.ts' },
    ...{ from: '{ OR: [booked(viewer), calledOff(viewer)] }', to: 'booked(viewer)' },
    test: 'server/zones.int.test.ts',
  },
  {
    guard: 'messages: one’s own patients',
    file: 'server/messages.ts',
    from: 'if (!(await treats(tx, viewer, patientId))) throw new NotFound()',
    to: '',
    test: 'server/messages.int.test.ts',
  },
  {
    guard: 'messages: a hundred a day',
    file: 'server/messages.ts',
    from: '>= mostADay)',
    to: '< 0)',
    test: 'server/messages.int.test.ts',
  },
  {
    ...{ guard: 'erasure: written down at once', file: 'server/person-data.ts' },
    ...{ from: 'await ledger.write?.()', to: '', test: 'scripts/erasures.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: written down in turn', file: 'scripts/erasures.ts' },
    ...{ from: '(last = last\n', to: '(last = Promise.resolve()\n', test: 'scripts/erasures.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: what was missed is written down', file: 'scripts/erasures.ts' },
    from: '  await writeLedger(folder, await ledgerOf(databaseUrl))\n',
    ...{ to: '', test: 'scripts/erasures.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: written down before a restore', file: 'prisma/backup/erasures.ts' },
    ...{ from: ', () => writeLedger(folder, erased))', to: ')', test: 'scripts/erasures.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: again at the next start', file: 'scripts/erasures.ts' },
    from: 'await eraseAgain(databaseUrl, await readLedger(folder))',
    ...{ to: '0', test: 'scripts/erasures.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: again by the command', file: 'prisma/backup/erasures.ts' },
    ...{ from: 'again: await eraseAgain(databaseUrl, erased)', to: 'again: erased.length' },
    test: 'scripts/erasures.int.test.ts',
  },
  {
    guard: 'erasure: again after a restore',
    file: 'prisma/backup/erasures.ts',
    from: 'if (back.length === 0) return 0',
    to: 'if (back.length >= 0) return 0',
    test: 'prisma/backup/erasures.int.test.ts',
  },
  {
    ...{ guard: 'care team: who leaves today changes it no more', file: 'server/scope.ts' },
    ...{ from: '{ toOn: { gt: then } }', to: '{ toOn: { gte: then } }' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'erasure: nobody’s patient any more', file: 'server/scope.ts' },
    ...{ from: '({ clinicId, erasedAt: null })', to: '({ clinicId })' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{
      guard: 'erasure: nothing is written afterwards',
      file: 'prisma/migrations/20261127001500_erased_stays_erased/migration.sql',
    },
    ...{ from: 'IF about_nobody THEN', to: 'IF false THEN' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{ guard: 'record: nobody writes over another', file: 'server/patient-record.ts' },
    ...{ from: 'shown !== undefined && ', to: 'false && ' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'record: what stood is kept', file: wordings, test: 'server/earlier-wordings.int.test.ts' },
    ...{ from: 'WHERE stood.differs AND stood.says_something', to: 'WHERE false' },
  },
  {
    ...{ guard: 'record: earlier wordings stay', file: wordings, test: 'server/walls.int.test.ts' },
    from: 'GRANT SELECT, INSERT ON earlier_wordings',
    to: 'GRANT SELECT, INSERT, UPDATE, DELETE ON earlier_wordings',
  },
  {
    ...{ guard: 'record: earlier wordings go with the erased', file: wordings },
    ...{ from: "words || $words$'earlier_wordings', $words$", to: 'words' },
    test: 'server/earlier-wordings.int.test.ts',
  },
  {
    ...{ guard: 'record: earlier wordings are for who reads it', file: 'server/earlier-wordings.ts' },
    ...{ from: 'AND: [readablePatients(viewer), { id', to: 'AND: [{ id' },
    test: 'server/earlier-wordings.int.test.ts',
  },
  {
    ...{ guard: 'record: an adverse event that is sent again', file: 'server/patient-record.ts' },
    ...{ from: '...said, ...again } })) > 0) return', to: '...said, ...again } })) < 0) return' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'record: no second baseline of a plan', file: 'server/assessments.ts' },
    ...{ from: ', assessments: { none: {} } }', to: ' }', test: 'server/reassessment.int.test.ts' },
  },
  {
    ...{ guard: 'record: a baseline that is sent again', file: 'server/assessments.ts' },
    ...{ from: '    if (await baselineIsThere(tx, viewer, patient.id, baseline)) return\n', to: '' },
    test: 'server/patients.int.test.ts',
  },
  {
    ...{ guard: 'record: a patient who is sent again', file: 'server/patients.ts' },
    ...{ from: '    if (sent) return { patientId: sent }\n', to: '' },
    test: 'server/patients.int.test.ts',
  },
  {
    ...{ guard: 'record: what differs of one sent again is said', file: 'server/patients.ts' },
    ...{ from: '  if (!same)\n', to: '  if (Number(same) < 0)\n' },
    test: 'server/patients.int.test.ts',
  },
  {
    ...{ guard: 'record: added by who still may', file: 'server/patients.ts' },
    ...{
      from: '    await stillStaff(tx, viewer)\n    await refuseUnknownZone',
      to: '    await refuseUnknownZone',
    },
    test: 'server/patients.int.test.ts',
  },
  {
    ...{ guard: 'reassessment: of the plan as it was shown', file: 'server/reassessment.ts' },
    ...{ from: 'shownOf(all, before) !== input.read', to: 'all.length + 1 !== input.read' },
    test: 'server/reassessment.int.test.ts',
  },
  {
    ...{ guard: 'messages: to who covers nothing is new', file: 'server/messages.ts' },
    ...{ from: 'mayWrite && (await isEntrusted(tx, viewer, patientId))', to: 'mayWrite' },
    test: 'server/messages.int.test.ts',
  },
  {
    ...{ guard: 'phone: a plan that is too old hides nothing', file: 'components/logging/phone/worker.ts' },
    ...{ from: ' && localDate(plan.timeZone, clinicTime(plan, Date.now())) <= plan.until', to: '' },
    test: 'components/logging/phone/worker.test.ts',
  },
  {
    ...{ guard: 'phone: a clinic that is away is no network', file: 'components/logging/phone/worker.ts' },
    ...{ from: '(isReached(answer) || !(await keepsPlan()))', to: 'answer.type' },
    test: 'components/logging/phone/worker.test.ts',
  },
  {
    ...{ guard: 'phone: goes back to what would be shown', file: 'components/logging/phone/reach.ts' },
    ...{ from: 'return isReached(await fetch(page, ', to: 'return Boolean(await fetch(page, ' },
    test: 'components/logging/phone/reach.test.ts',
  },
  {
    ...{ guard: 'database: another’s server is not ours', file: 'prisma/embedded.ts' },
    ...{ from: 'if (await isServerOf(cluster, pid)) return {', to: 'if (await isPostgres(pid)) return {' },
    test: 'prisma/embedded.int.test.ts',
  },
  {
    ...{ guard: 'database: a command that was quicker is waited for', file: 'prisma/embedded.ts' },
    ...{ from: 'port, patience: Infinity, ', to: 'port, patience: 50_000, ' },
    test: 'prisma/embedded.int.test.ts',
  },
  {
    ...{ guard: 'database: and its server is left to it', file: 'prisma/embedded.ts' },
    ...{ from: 'if (!anothers) await shutDown', to: 'await shutDown', test: 'prisma/embedded.int.test.ts' },
  },
]

// The guards of what all share: nobody holds it up for the others, and nobody writes over what another is at.
import type { Guard } from './guard'

const handedOver = 'server/caseload-handover.int.test.ts'

export const guardsOfWhatAllShare: Guard[] = [
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
    ...{ guard: 'caseload: no count is more than its column', file: 'server/watch.ts' },
    ...{ from: 'Math.min(', to: 'Math.max(', test: 'server/watch.int.test.ts' },
  },
  {
    ...{ guard: 'caseload: one line that fails ends no other', file: 'server/watch.ts' },
    from: 'if (problem instanceof Unavailable || ids.length === 0) throw problem',
    ...{ to: 'if (ids.length > -1) throw problem', test: 'server/watch.int.test.ts' },
  },
  {
    ...{ guard: 'digest: what fails goes out later', file: 'server/digest.ts' },
    from: 'const digest = await asJob(clinicId, async (tx) => {\n      const claimed = await claim(tx, clinicId, today, tried)\n',
    to: 'const claimed = await asJob(clinicId, (tx) => claim(tx, clinicId, today, tried))\n    const digest = await asJob(clinicId, async (tx) => {\n',
    test: 'server/digest.int.test.ts',
  },
  {
    ...{ guard: 'digest: a full mailbox is the end of nobody else’s', file: 'server/digest.ts' },
    ...{
      from: "    if (sending === 'down') return\n",
      to: '    return\n',
      test: 'server/digest.int.test.ts',
    },
  },
  {
    ...{ guard: 'printing: in turn, account by account', file: 'scripts/printer.ts' },
    ...{ from: 'last(each) < last(first)', to: 'false', test: 'scripts/printer.test.ts' },
  },
  {
    ...{ guard: 'catalog: an import holds nothing else of the clinic', file: 'server/own-exercises.ts' },
    from: "  inTurn(tx, 'own-catalog', clinicId)\n",
    to: '  tx.$queryRaw`SELECT id FROM clinics WHERE id = ${clinicId}::uuid FOR NO KEY UPDATE`.then(() => undefined)\n',
    test: 'server/own-exercises.int.test.ts',
  },
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
    ...{ guard: 'pauses: none begins before another', file: 'server/plan-course.ts' },
    ...{ from: '    if (next)\n', to: '    if (!plan)\n', test: 'server/publishing.int.test.ts' },
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
    ...{ guard: 'login: also of a restored database', file: 'prisma/serving-login.ts' },
    from: '  await owner.query(`GRANT USAGE ON SCHEMA public TO ${login}`)\n',
    ...{ to: '', test: 'prisma/serving-login.int.test.ts' },
  },
  {
    ...{ guard: 'login: makes no table of its own', file: 'prisma/serving-login.ts' },
    from: '    await owner.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`)\n',
    ...{ to: '', test: 'prisma/serving-login.int.test.ts' },
  },
  {
    ...{ guard: 'recovery: the lost passphrase opens nothing', file: 'scripts/recovery.ts' },
    ...{ from: 'SET passphrase_hash = NULL', to: 'SET passphrase_hash = passphrase_hash' },
    test: 'scripts/recovery.int.test.ts',
  },
  {
    ...{ guard: 'backups: none of a time to come counts', file: 'scripts/backups.ts' },
    ...{ from: " AND now() + interval '5 minutes'", to: " AND 'infinity'" },
    test: 'scripts/backups.int.test.ts',
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
    ...{ guard: 'zones: nothing is booked by one that was changed', file: 'server/session-booking.ts' },
    ...{ from: ' AND time_zone = ${viewer.timeZone}', to: '', test: 'server/zones.int.test.ts' },
  },
  {
    ...{ guard: 'log: a patient fills it with no changes', file: 'server/own-contact.ts' },
    ...{ from: "object: 'patients' })) > 0)", to: "object: 'patients' })) < 0)" },
    test: 'server/own-contact.int.test.ts',
  },
  {
    ...{ guard: 'catalog: it does not grow for ever', file: 'server/own-exercises.ts' },
    ...{ from: '+ more > mostItems', to: '+ more < 0', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{ guard: 'address: whoever leaves writes none', file: 'server/patient-record.ts' },
    ...{ from: 'entrustedPatients(viewer, DAYS_VALID)', to: 'entrustedPatients(viewer)' },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'notices: one that went nowhere goes out later', file: 'server/notices.ts' },
    from: '      await asJob(clinicId, (tx) => settle(tx, notTried(notice), { again: minutesAfterFault }))\n',
    ...{ to: '', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: only a try counts as one', file: 'server/notices.ts' },
    ...{ from: 'notice.attempts - 1', to: 'notice.attempts', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'printing: nothing is prepared that has no place', file: 'scripts/printer.ts' },
    ...{
      from: '    return new Promise((resolve, reject) => {',
      to: '    void prepare()\n    return new Promise((resolve, reject) => {',
    },
    test: 'scripts/printer.test.ts',
  },
  {
    ...{ guard: 'addresses: their parts end', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: '.length > mostParts', to: '.length < 0' },
  },
  {
    ...{
      guard: 'cookies: the program’s own alone',
      file: 'scripts/cookies.ts',
      test: 'scripts/cookies.test.ts',
    },
    ...{ from: 'if ((secure ? oursOverHttps : ours).test(name)) ', to: '' },
  },
  {
    ...{
      guard: 'work: few requests of one asker at once',
      file: 'scripts/line.ts',
      test: 'scripts/at-work.test.ts',
    },
    ...{ from: ' || line.working >= atWork[kind].each', to: '' },
  },
  {
    ...{
      guard: 'files: few large ones at once',
      file: 'server/large-file.ts',
      test: 'server/large-file.test.ts',
    },
    ...{ from: 'places(8, 3)', to: 'places(600, 200)' },
  },
  {
    ...{
      guard: 'files: a large one is let go in time',
      file: 'server/large-file.ts',
      test: 'server/large-file.test.ts',
    },
    ...{
      from: '          leave()\n          return controller',
      to: '          return controller',
    },
  },
  {
    ...{
      guard: 'files: a large one is let go by who stands still',
      file: 'server/large-file.ts',
      test: 'server/large-file.test.ts',
    },
    ...{ from: 'Math.min(mostMs - taken, patienceMs(at, taken))', to: 'mostMs - taken' },
  },
  {
    ...{
      guard: 'files: no clinic keeps the large ones from another',
      file: 'server/large-file.ts',
      test: 'server/large-file.test.ts',
    },
    ...{ from: '  { clinicId }: Viewer,', to: '  { accountId: clinicId }: Viewer,' },
  },
  {
    ...{
      guard: 'files: not for whom another site sends',
      file: 'scripts/http.ts',
      test: 'scripts/elsewhere.test.ts',
    },
    ...{ from: 'ownFile.test(pathname) || ', to: '' },
  },
  {
    ...{
      guard: 'pages: no picture or frame of another site',
      file: 'scripts/http.ts',
      test: 'scripts/elsewhere.test.ts',
    },
    ...{ from: ' || !isVisit(request))', to: ')' },
  },
  {
    ...{
      guard: 'entries: a day of them ends',
      file: 'server/logging.ts',
      test: 'server/much-to-log.int.test.ts',
    },
    ...{ from: 'return waiting.has(id) ?', to: 'return waiting.size < 0 ?' },
  },
  {
    ...{ guard: 'entries: those of a plan end', file: 'domain/logging/fullness.ts' },
    ...{ from: 'return count >= mostOfPlan +', to: 'return count < 0 * mostOfPlan *' },
    test: 'server/much-to-log.int.test.ts',
  },
  {
    ...{ guard: 'entries: paper takes no room of the patient', file: 'server/log-rows.ts' },
    ...{
      from: "        AND l.source <> 'paper'\n      UNION ALL\n      SELECT c.plan_id",
      to: '\n      UNION ALL\n      SELECT c.plan_id',
    },
    test: 'server/much-to-log.int.test.ts',
  },
  {
    ...{
      guard: 'entries: what is wrong can be put right in a full plan',
      file: 'domain/logging/fullness.ts',
    },
    ...{ from: 'const roomToCorrect = 2_000', to: 'const roomToCorrect = 0' },
    test: 'server/much-to-log.int.test.ts',
  },
  {
    ...{ guard: 'entries: those of a plan are counted in turn', file: 'domain/logging/fullness.ts' },
    ...{ from: 'some((entries) => entries > mostOfPlan / 2)', to: 'some((entries) => entries < 0)' },
    test: 'server/much-to-log.int.test.ts',
  },
  {
    ...{ guard: 'entries: what is of a day to come is sent again', file: 'domain/logging/acceptance.ts' },
    ...{ from: '...(soon && { later: true as const })', to: '...(soon && {})' },
    test: 'server/log-times.int.test.ts',
  },
  {
    ...{ guard: 'entries: what corrects one that waits does too', file: 'domain/logging/acceptance.ts' },
    ...{ from: 'waitsWith(entry) ?? judge(entry)', to: 'judge(entry) ?? waitsWith(entry)' },
    test: 'server/log-times.int.test.ts',
  },
  {
    ...{ guard: 'entries: a clock ahead loses none', file: 'domain/logging/acceptance.ts' },
    ...{ from: 'loggedAt: Math.min(entry.loggedAt, now)', to: 'loggedAt: entry.loggedAt' },
    test: 'server/log-times.int.test.ts',
  },
  {
    ...{ guard: 'entries: four weeks of them end', file: 'domain/logging/fullness.ts' },
    ...{ from: "(['day', 'weeks'] as const).map", to: "(['day'] as const).map" },
    test: 'server/much-to-log.int.test.ts',
  },
  {
    ...{
      guard: 'entries: at once they are counted in turn',
      file: 'server/logging.ts',
      test: 'server/much-to-log.int.test.ts',
    },
    ...{ from: 'if (!verdicts.much && !toStore', to: 'if (!toStore' },
  },
  {
    ...{
      guard: 'entries: what there is no room for is asked for again',
      file: 'server/logging.ts',
      test: 'server/much-to-log.int.test.ts',
    },
    ...{ from: "errors: { '': tomorrow }, later: true }", to: "errors: { '': tomorrow } }" },
  },
  {
    ...{
      guard: 'pushes: ten browsers',
      file: 'server/reminders.ts',
      test: 'server/push-devices.int.test.ts',
    },
    ...{ from: 'take: mostDevices - 1', to: 'take: 100' },
  },
  {
    ...{
      guard: 'pushes: pressed twice at once',
      file: 'server/reminders.ts',
      test: 'server/push-devices.int.test.ts',
    },
    ...{ from: "    await inTurn(tx, 'counted', viewer.accountId)\n", to: '' },
  },
  {
    ...{
      guard: 'sessions: thirty of an account',
      file: 'server/auth-session.ts',
      test: 'server/auth-session.int.test.ts',
    },
    ...{ from: 'if (kept.length === mostSessions - 1)', to: 'if (kept.length === 0)' },
  },
  {
    ...{
      guard: 'protocols: five hundred of a clinic',
      file: 'server/own-protocols.ts',
      test: 'server/protocols.int.test.ts',
    },
    ...{ from: '>= (shared ? mostShared', to: '>= (shared ? Infinity' },
  },
  {
    ...{ guard: 'protocols: fifty drafts of each', file: 'server/own-protocols.ts' },
    ...{ from: ': mostDrafts)', to: ': Infinity)', test: 'server/protocols.int.test.ts' },
  },
  {
    ...{ guard: 'protocols: drafts are nobody else’s', file: 'server/own-protocols.ts' },
    ...{ from: '{ clinicId, shared, createdBy }', to: '{ clinicId, shared }' },
    test: 'server/protocols.int.test.ts',
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
      guard: 'drafts: one thrown away leaves no revision',
      file: 'server/plan-lock.ts',
      test: 'server/plan-edits.int.test.ts',
    },
    ...{ from: 'Math.max(version * 1_000_000, thrownAway)', to: 'version * 1_000_000 + 0 * thrownAway' },
  },
  {
    ...{ guard: 'emergencies: counted in turn', file: 'server/emergency-access.ts' },
    ...{ from: "    await inTurn(tx, 'counted', accountId)\n", to: '' },
    test: 'server/emergency-access.int.test.ts',
  },
  {
    ...{ guard: 'addresses: links go on somebody’s word', file: 'server/sign-in-links.ts' },
    ...{ from: 'AND a.disabled_at IS NULL AND ${emailStandsSql(now())}', to: 'AND a.disabled_at IS NULL' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{
      guard: 'addresses: a word ends with leaving',
      file: 'server/scope.ts',
      test: 'server/whose-word.int.test.ts',
    },
    ...{ from: 'AND (m.to_on IS NULL OR m.to_on > (${at}', to: 'AND (true OR m.to_on > (${at}' },
  },
  {
    ...{
      guard: 'addresses: a word ends with disabling',
      file: 'server/scope.ts',
      test: 'server/whose-word.int.test.ts',
    },
    ...{ from: ' AND w.id = p.email_by AND w.disabled_at IS NULL', to: ' AND w.id = p.email_by' },
  },
  {
    ...{ guard: 'addresses: one that is only noted is nobody’s word', file: 'server/own-contact.ts' },
    ...{ from: 'email: given.email, emailBy: null }', to: 'email: given.email, emailBy: viewer.accountId }' },
    test: 'server/whose-word.int.test.ts',
  },
  {
    ...{ guard: 'passphrase: a new one goes to the address in force', file: 'server/passphrase-renewal.ts' },
    ...{ from: 'account.patientId ? await addressInForce(tx, account) : signIn', to: 'signIn' },
    test: 'server/passphrase-renewal.int.test.ts',
  },
  {
    ...{ guard: 'passphrase: none is left for one phone alone', file: 'server/invitations.ts' },
    ...{
      from: 'if (account.patientId && !passphraseHash)',
      to: 'if (!account.patientId && !passphraseHash)',
    },
    test: 'server/invitations.int.test.ts',
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

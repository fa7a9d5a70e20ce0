// The guards of what a patient logs and is sent: none is lost or doubled, and nobody fills it for good.
import type { Guard } from './guard'

export const guardsOfEntries: Guard[] = [
  {
    ...{ guard: 'caseload: no count is more than its column', file: 'server/watch.ts' },
    ...{ from: 'Math.min(', to: 'Math.max(', test: 'server/watch.int.test.ts' },
  },
  {
    ...{ guard: 'caseload: one line that fails ends no other', file: 'server/watch.ts' },
    from: 'if ((problem instanceof Unavailable && !tooLong) || ids.length === 0) throw problem',
    ...{ to: 'if (ids.length > -1 || tooLong) throw problem', test: 'server/watch.int.test.ts' },
  },
  {
    ...{ guard: 'caseload: nor one that takes too long', file: 'server/watch.ts' },
    ...{ from: "sqlState(problem.cause) === '57014'", to: "sqlState(problem.cause) === ''" },
    test: 'server/watch.int.test.ts',
  },
  {
    ...{ guard: 'caseload: each line once a call', file: 'server/watch.ts' },
    ...{ from: ' AND w.patient_id > ${after}::uuid', to: '', test: 'server/watch.int.test.ts' },
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
      from: "    if (sending === 'down' || sending === 'unknown') return\n",
      to: '    return\n',
      test: 'server/digest.int.test.ts',
    },
  },
  {
    ...{ guard: 'digest: a mail server that goes silent is asked once', file: 'server/digest.ts' },
    ...{ from: " || sending === 'unknown') return", to: ') return', test: 'server/digest.int.test.ts' },
  },
  {
    ...{ guard: 'log: a patient fills it with no changes', file: 'server/own-contact.ts' },
    ...{ from: "object: 'patients' })) > 0)", to: "object: 'patients' })) < 0)" },
    test: 'server/own-contact.int.test.ts',
  },
  {
    ...{ guard: 'notices: one that went nowhere goes out later', file: 'server/notices.ts' },
    from: '      await asJob(clinicId, (tx) => settle(tx, notTried(notice), { again: minutesUntilNext }))\n',
    ...{ to: '', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: only a try counts as one', file: 'server/notices.ts' },
    ...{ from: 'notice.attempts - 1', to: 'notice.attempts', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a silent push service is asked once', file: 'server/notices.ts' },
    ...{ from: 'silent.push.add(originOf(device))', to: 'void device', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a mail server that goes silent is asked once', file: 'server/notices.ts' },
    ...{ from: "sending === 'down' || sending === 'unknown'", to: "sending === 'down'" },
    test: 'server/notices.int.test.ts',
  },
  {
    ...{ guard: 'notices: whom a silent one would tell is not tried', file: 'server/notices.ts' },
    from: 'pushDevices.every((device) => silent.push.has(originOf(device)))',
    ...{ to: 'silent.push.size < 0', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a push that may have come is not repeated', file: 'server/push.ts' },
    ...{ from: "handedOver ? 'unknown' : 'silent'", to: "'silent'", test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a browser that may have heard is not told again', file: 'server/notices.ts' },
    ...{ from: ', id: { notIn: mayHaveHeard } }', to: ' }', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a browser that has not heard is told later', file: 'server/notices.ts' },
    from: "results.includes('later') || results.includes('silent')",
    to: "unknown.length === 0 && results.includes('later')",
    test: 'server/notices.int.test.ts',
  },
  {
    ...{ guard: 'notices: a run has an end', file: 'server/notices.ts' },
    ...{ from: 'while (!end.aborted) {', to: 'while (end) {', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a try has an end', file: 'server/mail.ts' },
    ...{ from: '      signal: AbortSignal.timeout(patience),\n', to: '', test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: what was cut off with the text may have gone out', file: 'server/mail.ts' },
    ...{ from: "handedOver ? 'unknown' : 'down'", to: "'down'", test: 'server/notices.int.test.ts' },
  },
  {
    ...{ guard: 'notices: a clinic takes one of the places', file: 'server/jobs.ts' },
    ...{ from: 'if (since !== undefined &&', to: 'if (since === 0 &&', test: 'server/jobs.int.test.ts' },
  },
  {
    ...{ guard: 'notices: no clinic waits for another', file: 'server/jobs.ts' },
    ...{ from: "name === 'tell-clinic' ? 4 : 1", to: 'name ? 1 : 4', test: 'server/jobs.int.test.ts' },
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
    ...{ guard: 'pushes: to the key of now', file: 'server/reminders.ts' },
    ...{ from: 'authSession: live(), pushKey: pushKey() }', to: 'authSession: live() }' },
    test: 'server/push-devices.int.test.ts',
  },
  {
    ...{ guard: 'words: new to who treats the patient', file: 'server/caseload.ts' },
    ...{ from: 'o ON ${treatedPatientsSql(viewer)}', to: 'o ON true' },
    test: 'server/patient-words.int.test.ts',
  },
  {
    ...{ guard: 'words: new until one was shown them oneself', file: 'server/patient-words.ts' },
    ...{ from: 'AND e.account_id = ${accountId}::uuid AND', to: 'AND' },
    test: 'server/patient-words.int.test.ts',
  },
  {
    ...{ guard: 'words: new by what was shown', file: 'server/patient-words.ts' },
    ...{ from: ' AND e.object_id = ${id}`', to: '`' },
    test: 'server/patient-words.int.test.ts',
  },
  {
    ...{ guard: 'words: as new as they were in a correction', file: 'server/patient-words.ts' },
    ...{ from: 's.extra = n.extra AND s.note = n.note', to: 's.id = n.id' },
    test: 'server/patient-words.int.test.ts',
  },
]

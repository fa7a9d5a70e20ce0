// The guards of how much there may be of what others then read whole, also where two add the last at once.
import type { Guard } from './guard'

const test = 'server/how-much.int.test.ts'
const atOnce = 'server/plans-at-once.ts'
const drawn = 'components/logging/PatientPlans.test.tsx'
const underWay = 'server/plans-at-once.int.test.ts'
const toRead = 'server/much-to-read.int.test.ts'
const often = 'server/so-often.int.test.ts'
const toAndFro = 'server/changes-a-day.int.test.ts'

const words = 'prisma/migrations/20261129214500_words_made_fewer/migration.sql'

export const guardsOfHowMuchThereIs: Guard[] = [
  {
    ...{ guard: 'how much: the private note', file: 'server/patient-record.ts', test },
    ...{ from: 'if (read >= mostNotes)', to: 'if (read < 0)' },
  },
  {
    ...{ guard: 'how much: pauses of a plan', file: 'server/plan-course.ts', test },
    ...{ from: 'history.pauses.length >= mostPauses', to: 'history.pauses.length < 0' },
  },
  {
    ...{ guard: 'how much: new patients of a day', file: 'server/patients.ts', test: often },
    ...{ from: ', line, mostPatientsADay)', to: ', line, 1_000)' },
  },
  {
    ...{ guard: 'how much: plans under way', file: atOnce, test: underWay },
    ...{ from: 'if (underWay < mostUnderWay) return', to: 'if (underWay >= 0) return' },
  },
  {
    ...{ guard: 'how much: plans under way, two at once', file: 'server/plan-lock.ts', test: underWay },
    ...{ from: "  await inTurn(tx, 'counted', own.patientId)\n", to: '' },
  },
  {
    ...{
      guard: 'how much: plans under way from before go on',
      file: 'server/publishing.ts',
      test: underWay,
    },
    ...{
      from: 'if (!plan.newest) await refuseMoreUnderWay',
      to: 'await refuseMoreUnderWay',
    },
  },
  {
    ...{ guard: 'how much: plans drawn on a record', file: 'components/logging/PatientPlans.tsx' },
    ...{ from: 'drawn={current.slice(0, most)}', to: 'drawn={current}', test: drawn },
  },
  {
    ...{ guard: 'how much: exercises of a plan', file: 'components/logging/ByExercise.tsx' },
    ...{ from: 'exercises.slice(-most)', to: 'exercises', test: drawn },
  },
  {
    ...{ guard: 'how much: days of one’s own pain', file: 'components/logging/OwnPain.tsx' },
    ...{ from: '.slice(-mostListed)', to: '.slice(0)', test: drawn },
  },
  {
    ...{ guard: 'how much: on one day', file: atOnce, test },
    ...{ from: 'if (aDay > mostADay && ', to: 'if (false && ' },
  },
  {
    ...{ guard: 'how much: on one day, of all plans', file: atOnce, test },
    ...{ from: '[...others, { ...rest, id', to: '[{ ...rest, id' },
  },
  {
    ...{ guard: 'how much: on one day, until a version that waits', file: atOnce, test },
    ...{ from: 'flatMap(({ toCome }) => toCome)', to: 'flatMap(({ toCome }) => toCome.slice(-1))' },
  },
  {
    ...{ guard: 'how much: to read', file: atOnce, test: toRead },
    ...{ from: 'if (items > mostToRead && ', to: 'if (false && ' },
  },
  {
    ...{ guard: 'how much: to read, and more than before', file: atOnce, test: toRead },
    ...{ from: ' && items > itemsToRead(before, today))', to: ')' },
  },
  {
    ...{ guard: 'how much: to read, of all plans', file: atOnce, test: toRead },
    ...{ from: '[...others, { ...rest, id', to: '[{ ...rest, id' },
  },
  {
    ...{ guard: 'how much: to read, until a version that waits', file: atOnce, test: toRead },
    ...{
      from: 'flatMap((plan) => versionsFrom(plan, today))',
      to: 'flatMap((plan) => versionsFrom(plan, today).slice(-1))',
    },
  },
  {
    ...{ guard: 'how much: marks of a line of phases', file: 'domain/plans/session-marks.ts' },
    ...{ from: 'if (step <= each)', to: 'if (step < 0)', test: 'components/plans/PhaseBar.test.tsx' },
  },
  {
    ...{ guard: 'how much: colleagues of a clinic, two at once', file: 'server/clinic.ts', test },
    ...{ from: "  await inTurn(tx, 'counted', clinicId)\n", to: '' },
  },
  {
    ...{ guard: 'how much: colleagues of a clinic, also who comes back', file: 'server/clinic.ts', test },
    ...{ from: '  await refuseMoreStaff(tx, viewer)\n  return { name }', to: '  return { name }' },
  },
  {
    ...{ guard: 'how much: colleagues of a clinic, ever', file: 'server/clinic.ts', test },
    ...{ from: 'ever >= mostStaffEver', to: 'ever < 0' },
  },
  {
    ...{ guard: 'how much: closed days of a clinic, two at once', file: 'server/clinic-hours.ts', test },
    ...{ from: "inTurn(tx, 'counted', viewer.clinicId)", to: "inTurn(tx, 'counted', viewer.accountId)" },
  },
  {
    ...{ guard: 'how much: saved views, two at once', file: 'server/saved-views.ts' },
    ...{
      from: "      await inTurn(tx, 'counted', viewer.accountId)\n",
      to: '',
      test: 'server/saved-views.int.test.ts',
    },
  },
  {
    ...{ guard: 'how much: sessions of a patient', file: 'server/session-booking.ts', test },
    ...{ from: ' > mostSessions)', to: ' < 0)' },
  },
  {
    ...{ guard: 'caseload: few whose plans are long at a time', file: 'server/watch.ts' },
    ...{ from: '> mostBytesAtATime', to: '< 0', test: 'server/watch-load.int.test.ts' },
  },
  {
    ...{ guard: 'caseload: others are answered between two lines', file: 'server/watch.ts' },
    ...{ from: '    await setImmediate()\n', to: '', test: 'server/watch-load.int.test.ts' },
  },
  {
    ...{ guard: 'figures: the ends of a chain alone', file: 'server/plan-entries.ts' },
    from: '\n    AND NOT EXISTS (SELECT FROM logs n WHERE n.replaces = l.id OFFSET 0)',
    ...{ to: '', test: 'server/plan-entries.int.test.ts' },
  },
  {
    ...{ guard: 'figures: others are answered before those by exercise', file: 'server/progress.ts' },
    ...{ from: '    await turn()\n    const exercises', to: '    const exercises' },
    test: 'server/progress-in-turn.int.test.ts',
  },
  {
    ...{ guard: 'figures: others are answered before those by day', file: 'server/progress.ts' },
    ...{ from: '    await turn()\n    all.push', to: '    all.push' },
    test: 'server/progress-in-turn.int.test.ts',
  },
  {
    ...{ guard: 'figures: one’s own plans that are drawn', file: 'server/portal-pages.ts' },
    ...{ from: '].slice(0, mostDrawn))', to: '])' },
    test: 'server/progress-in-turn.int.test.ts',
  },
  {
    ...{ guard: 'figures: a chain is walked once', file: 'domain/logging/current.ts' },
    ...{
      from: '  for (const id of path) roots.set(id, root)\n',
      to: '',
      test: 'domain/logging/current.test.ts',
    },
  },
  {
    ...{ guard: 'how much: versions of a plan', file: 'server/plan-versions.ts', test },
    ...{ from: 'if (number > mostVersions)', to: 'if (number < 0)' },
  },
  {
    ...{ guard: 'how much: characters of a plan', file: 'server/plan-versions.ts', test },
    ...{ from: 'if (own + added > mostOfPlan)', to: 'if (own < 0)' },
  },
  {
    ...{ guard: 'how much: characters of a patient’s plans', file: 'server/plan-versions.ts', test },
    ...{ from: ' > mostOfPatient)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: plans of a patient', file: 'server/plans.ts', test },
    ...{ from: ' >= mostPlans)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: a plan is begun once', file: 'server/plans.ts', test },
    ...{ from: 'if (sent) return sent', to: 'if (!owner) return sent!' },
  },
  {
    ...{ guard: 'how much: a plan is begun in turn', file: 'server/plans.ts', test },
    ...{ from: "    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))\n", to: '' },
  },
  {
    ...{ guard: 'how much: assessments', file: 'server/assessments.ts', test },
    ...{ from: ' >= mostAssessments)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: baselines in turn', file: 'server/assessments.ts', test },
    ...{ from: 'viewer.accountId, idOf(patientId))', to: 'viewer.accountId)' },
  },
  {
    ...{ guard: 'how much: all plans of a patient in turn', file: 'server/plan-lock.ts', test },
    ...{ from: "  await inTurn(tx, 'counted', own.patientId)\n", to: '' },
  },
  {
    ...{ guard: 'how much: answers to a flag', file: 'server/flags.ts', test },
    ...{ from: ' >= mostAnswers)', to: ' < 0)' },
  },
  {
    ...{ guard: 'how much: answers to a flag in turn', file: 'server/flags.ts', test },
    from: "    await inTurn(tx, 'flags', ...whose.map(({ patientId }) => patientId))\n",
    to: '',
  },
  {
    ...{ guard: 'how much: an answer that is sent again', file: 'server/flags.ts', test },
    ...{ from: 'return !last || !isOfNow(last)', to: 'return !last || last.writtenAt || !isOfNow(last)' },
  },
  {
    ...{ guard: 'how much: wordings of a consent text', file: 'server/consents.ts', test },
    ...{ from: "if (read >= (asked === 'no-longer'", to: "if (0 >= (asked === 'no-longer'" },
  },
  {
    ...{ guard: 'how much: measures', file: 'server/own-measures.ts', test },
    ...{ from: 'if (all.length >= mostEver)', to: 'if (all.length < 0)' },
  },
  {
    ...{ guard: 'how much: measures in turn', file: 'server/own-measures.ts', test },
    ...{ from: "  await inTurn(tx, 'counted', viewer.clinicId)\n", to: '' },
  },
  {
    ...{ guard: 'how much: a conversation is read in pages', file: 'domain/messages/message.ts' },
    ...{ from: 'messagesOnPage = 100', to: 'messagesOnPage = 10_000', test: 'server/messages.int.test.ts' },
  },
  {
    ...{ guard: 'how much: a page begins in its own conversation', file: 'server/messages.ts' },
    ...{ from: '{ ...theirs, id: idOf(before) }', to: '{ id: idOf(before) }' },
    test: 'server/messages.int.test.ts',
  },
  {
    ...{ guard: 'how much: new passphrases', file: 'server/own-account.ts', test: often },
    ...{
      from: "refuseWhile(await secondsBeforeNextLine(tx, { clinicId, accountId: id }, line), 'changes')",
      to: '',
    },
  },
  {
    ...{ guard: 'how much: second steps turned off', file: 'server/own-account.ts', test: often },
    ...{ from: "await refuseTooMany(tx, viewer, 'remove')", to: '' },
  },
  {
    ...{ guard: 'how much: second steps turned on', file: 'server/second-step.ts', test: often },
    ...{ from: 'await refuseTooMany(tx, account, action)', to: '' },
  },
  {
    ...{ guard: 'second step: of another phone only once a code was given', file: 'server/second-step.ts' },
    ...{ from: 'data: { nextSecret: secret } }', to: 'data: { secret } }' },
    test: 'server/second-step.int.test.ts',
  },
  {
    ...{ guard: 'how much: new recovery codes', file: 'server/second-step.ts', test: often },
    ...{ from: "await refuseTooMany(tx, account, 'change')", to: '' },
  },
  {
    ...{ guard: 'how much: a second step of one’s own', file: 'server/second-step.ts', test: often },
    ...{ from: '{ clinicId, accountId, objectId: accountId }', to: '{ clinicId, accountId }' },
  },
  {
    ...{ guard: 'how much: addresses of the calendar', file: 'server/calendar-feed.ts', test: often },
    ...{ from: "refuseWhile(before, 'new addresses')", to: '' },
  },
  {
    ...{ guard: 'how much: sign-ins', file: 'server/auth-session.ts', test: often },
    ...{ from: "refuseWhile(await secondsBeforeSession(tx, account.id), 'sign-ins')", to: '' },
  },
  {
    ...{ guard: 'how much: a sign-in says how long it waits', file: 'server/sign-in.ts', test: often },
    ...{ from: 'if (often > 0)', to: 'if (often < 0)' },
  },
  {
    ...{ guard: 'how much: characters of records of sessions', file: 'server/session-records.ts' },
    ...{ from: ' > mostOfPatient)', to: ' < 0)', test: 'server/session-records.int.test.ts' },
  },
  {
    ...{ guard: 'how much: characters of one record', file: 'domain/plans/session-record.ts' },
    ...{ from: '<= mostOfEntry', to: '>= 0', test: 'domain/plans/session-record.test.ts' },
  },
  {
    ...{ guard: 'how much: openings of a record', file: 'server/audit.ts' },
    ...{ from: 'GROUP BY e.account_id, (', to: 'GROUP BY e.account_id, e.id, (' },
    test: 'server/openings.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over waits for all in one statement', file: 'server/in-turn.ts' },
    ...{
      from: 'if (ids.length > 0) await tx.$executeRaw(inTurnSql(matter, ids.toSorted()))',
      to: 'for (const id of ids.toSorted()) await tx.$executeRaw(inTurnSql(matter, [id]))',
    },
    test: 'server/handover-of-many.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over is one statement for all', file: 'server/caseload-handover.ts' },
    ...{
      from: '    await end(idsOf(false), today)\n',
      to: '    for (const id of idsOf(false)) await end([id], today)\n',
    },
    test: 'server/handover-of-many.int.test.ts',
  },
  {
    ...{ guard: 'how much: a hand-over of a thousand at once', file: 'server/caseload-handover.ts' },
    ...{ from: '      take: atOnce,\n', to: '', test: 'server/handover-of-many.int.test.ts' },
  },
  {
    ...{ guard: 'calendar: others are answered while it is made', file: 'server/session-calendar.ts' },
    ...{ from: 'if (from > 0) await ownTurn()', to: '' },
    test: 'server/session-calendar.test.ts',
  },
  {
    ...{ guard: 'calendar: one at a time of an account', file: 'server/calendar-feed.ts' },
    ...{ from: 'places(4, 1)', to: 'places(4, 4)', test: 'server/calendar-feed.int.test.ts' },
  },
  {
    ...{ guard: 'calendar: counts as a file', file: 'scripts/pace.ts' },
    ...{ from: '|^\\/api\\/calendar\\//', to: '/', test: 'scripts/pace.test.ts' },
  },
  {
    ...{ guard: 'how much: no care team is filled in a day', file: 'server/care-team.ts' },
    ...{
      from: "      refuseWhile(await secondsBeforeNextLine(tx, own, line), 'changes')\n",
      to: '      void [own, line]\n',
    },
    test: 'server/patient-record.int.test.ts',
  },
  {
    ...{ guard: 'how much: sessions that are marked', file: 'server/session-booking.ts', test: toAndFro },
    ...{
      from: "await refuseManyChanges(tx, viewer, 'sessions', { patientId: session.patientId, objectId: sessionId })",
      to: '',
    },
  },
  {
    ...{ guard: 'how much: exercises that are archived', file: 'server/own-exercises.ts', test: toAndFro },
    ...{ from: "await refuseManyChanges(tx, viewer, 'exercises', { objectId: idOf(exerciseId) })", to: '' },
  },
  {
    ...{ guard: 'how much: protocols that are archived', file: 'server/own-protocols.ts', test: toAndFro },
    ...{ from: "await refuseManyChanges(tx, viewer, 'protocols', { objectId: idOf(protocolId) })", to: '' },
  },
  {
    ...{ guard: 'how much: who is put aside', file: 'server/former-patients.ts', test: toAndFro },
    ...{
      from: "goesOn.join(' ') })\n    await refuseManyChanges(tx, viewer, 'patients', { patientId })",
      to: "goesOn.join(' ') })",
    },
  },
  {
    ...{ guard: 'how much: personal details', file: 'server/patient-record.ts', test: toAndFro },
    ...{ from: "await refuseManyChanges(tx, viewer, 'patients', { patientId: patient.id })", to: '' },
  },
  {
    ...{ guard: 'how much: what a day says of how it is done', file: 'server/portal.ts' },
    ...{
      from: 'saidAtOnce(todayPage({ ...known, howTo }, day, today), first)',
      to: 'todayPage({ ...known, howTo }, day, today)',
    },
    test: 'server/how-it-is-done.int.test.ts',
  },
  {
    ...{ guard: 'how much: texts that consent is asked for', file: 'server/consents.ts' },
    ...{ from: 'length >= mostTopics)', to: 'length < 0)', test: 'server/consents.int.test.ts' },
  },
  {
    ...{ guard: 'how much: texts that consent was ever asked for', file: 'server/consents.ts' },
    ...{ from: ' >= mostEver)', to: ' < 0)', test: 'server/consents.int.test.ts' },
  },
  {
    ...{
      guard: 'how much: texts that consent was ever asked for, but those of records',
      file: 'server/consents.ts',
    },
    ...{
      from: 'number: 1, writtenBy: { not: null } }',
      to: 'number: 1 }',
      test: 'server/consents.int.test.ts',
    },
  },
  {
    ...{ guard: 'how much: texts that consent is asked for again', file: 'server/consents.ts' },
    ...{ from: '      refuseTooMany(topics)\n', to: '', test: 'server/consents.int.test.ts' },
  },
  {
    ...{ guard: 'how much: text of own exercises', file: 'server/own-exercises.ts' },
    ...{ from: 'if (after > mostText && ', to: 'if (after < 0 && ' },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'how much: who has more text than that may shorten it', file: 'server/own-exercises.ts' },
    ...{ from: ' && after > before)', to: ')', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{
      guard: 'how much: text of own exercises, also of one that is edited',
      file: 'server/own-exercises.ts',
    },
    ...{
      from: '    refuseTooLong(all, all - one + bytesOf(input))\n',
      to: '',
    },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'how much: text of own exercises, also by an import', file: 'server/exercise-import.ts' },
    ...{ from: '      await refuseTooMuch(tx, viewer, plan)\n      await write', to: '      await write' },
    test: 'server/exercise-import.int.test.ts',
  },
  {
    ...{ guard: 'how much: a preview says that it is too much', file: 'server/exercise-import.ts' },
    ...{ from: 'if (answer.wrongCount === 0) await', to: 'if (false) await' },
    test: 'server/exercise-import.int.test.ts',
  },
  {
    ...{ guard: 'how much: words that nobody says any more', file: words },
    ...{ from: 'WHERE w.clinic_id = clinic AND w.word IN', to: 'WHERE false AND w.word IN' },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'how much: different words of own exercises', file: words },
    ...{ from: 'most CONSTANT int := 30000', to: 'most CONSTANT int := 3000000' },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'how much: more words from before may become fewer', file: words },
    ...{ from: '> greatest(most, had)', to: '> most' },
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'how much: different words, also by an import', file: 'server/exercise-import.ts' },
    ...{
      from: 'await withinWords(putItems(tx, viewer, items.slice(from, from + batch)), ',
      to: 'await Promise.all([putItems(tx, viewer, items.slice(from, from + batch))], ',
    },
    test: 'server/exercise-import.int.test.ts',
  },
  {
    ...{ guard: 'how much: a long import is not cut off', file: 'server/exercise-import.ts' },
    ...{ from: 'longestImport = 120_000', to: 'longestImport = 20_000' },
    test: 'server/exercise-import.int.test.ts',
  },
  {
    ...{ guard: 'how much: a long erasure is not cut off', file: 'server/person-data.ts' },
    ...{ from: 'longestErasure = 120_000', to: 'longestErasure = 20_000' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{ guard: 'how much: photographs', file: 'server/exercise-photos.ts' },
    from: "    await refuseTooMany(tx, viewer, { added: photo.image.byteLength, instead: key.exerciseId }, 'photo')\n",
    ...{ to: '', test: 'server/exercise-photos.int.test.ts' },
  },
  {
    ...{ guard: 'how much: copies of photographs', file: 'server/exercise-photos.ts' },
    ...{
      from: '  if (there) await refuseTooMany(tx, viewer, { added: there.bytes, instead: null })\n',
      to: '',
    },
    test: 'server/exercise-photos.int.test.ts',
  },
  {
    ...{ guard: 'files: no longer than a while', file: 'scripts/file-reader.ts' },
    from: "setTimeout(() => child.kill('SIGKILL'), milliseconds)",
    ...{ to: 'setTimeout(() => undefined, milliseconds)', test: 'scripts/file-reader.test.ts' },
  },
  {
    ...{ guard: 'files: no more memory than so much', file: 'scripts/apart.ts' },
    ...{ from: '`--max-old-space-size=${megabytes}`', to: '', test: 'scripts/file-reader.test.ts' },
  },
  {
    ...{ guard: 'catalog: it is read some at a time', file: 'server/exercise-records.ts' },
    ...{ from: 'atATime = 100', to: 'atATime = 10_000', test: 'server/exercise-import.int.test.ts' },
  },
]

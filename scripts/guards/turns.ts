// The guards of turns: of requests, files and printing nobody holds up the others.
import type { Guard } from './guard'

export const guardsOfTurns: Guard[] = [
  {
    ...{ guard: 'printing: in turn, clinic by clinic', file: 'scripts/printer.ts' },
    ...{ from: 'clinic(each) - clinic(first) || ', to: '', test: 'scripts/printer.test.ts' },
  },
  {
    ...{ guard: 'printing: in turn, account by account', file: 'scripts/printer.ts' },
    ...{ from: ' || account(each) - account(first)', to: '', test: 'scripts/printer.test.ts' },
  },
  {
    ...{ guard: 'catalog: an import holds nothing else of the clinic', file: 'server/own-exercises.ts' },
    from: "  inTurn(tx, 'own-catalog', clinicId)\n",
    to: '  tx.$queryRaw`SELECT id FROM clinics WHERE id = ${clinicId}::uuid FOR NO KEY UPDATE`.then(() => undefined)\n',
    test: 'server/own-exercises.int.test.ts',
  },
  {
    ...{ guard: 'catalog: it does not grow for ever', file: 'server/own-exercises.ts' },
    ...{ from: '+ more > mostItems', to: '+ more < 0', test: 'server/own-exercises.int.test.ts' },
  },
  {
    ...{ guard: 'database: one clinic takes not all connections', file: 'server/db.ts' },
    ...{
      from: 'Math.ceil(mostConnections * 0.7)',
      to: 'mostConnections',
      test: 'server/among-own.int.test.ts',
    },
  },
  {
    ...{
      guard: 'printing: one that takes too long is not begun again and again',
      file: 'scripts/printer.ts',
    },
    ...{ from: ' || this.#isAtRest({ whose, kind, of })', to: '', test: 'scripts/printer.test.ts' },
  },
  {
    ...{ guard: 'printing: one that takes too long is no one else’s end', file: 'scripts/printer.ts' },
    ...{ from: 'return this.#rests.has(nameOf(sheet))', to: 'return this.#rests.size > 0' },
    test: 'scripts/printer.test.ts',
  },
  {
    ...{ guard: 'printing: a clinic does not begin it by turns', file: 'scripts/printer.ts' },
    ...{ from: 'length >= mostAtRest', to: 'length < 0', test: 'scripts/printer.test.ts' },
  },
  {
    ...{ guard: 'printing: one clinic takes not all places', file: 'scripts/printer.ts' },
    ...{ from: ' || ofClinic.length >= mostOfClinic', to: '', test: 'scripts/printer.test.ts' },
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
    ...{
      guard: 'printing: a person is read in turn',
      file: 'app/(clinic)/patients/[patientId]/data.pdf/route.ts',
      test: 'app/(clinic)/patients/[patientId]/data.pdf/route.test.ts',
    },
    ...{
      from: '  const { locale, timeZone, clinicName } = viewer\n',
      to: '  await personFile(viewer, patientId, most)\n  const { locale, timeZone, clinicName } = viewer\n',
    },
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
    ...{ guard: 'pace: one that never stops waits', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: 'if (seconds > 0) {', to: 'if (seconds < 0) {' },
  },
  {
    ...{
      guard: 'pace: a cookie of nobody is nobody’s',
      file: 'scripts/pace.ts',
      test: 'scripts/http.test.ts',
    },
    ...{
      from: 'if (!session || account === null) return',
      to: "if (token) return { name: token, kind: 'signedIn', session: token, sends: token }\n  if (!session || account === null) return",
    },
  },
  {
    ...{
      guard: 'pace: one that has ended is nobody’s',
      file: 'scripts/pace.ts',
      test: 'scripts/http.test.ts',
    },
    ...{ from: 'if (!session || account === null) return', to: 'if (!session) return' },
  },
  {
    ...{ guard: 'pace: an account counts once', file: 'scripts/pace.ts', test: 'scripts/http.test.ts' },
    ...{ from: 'return { name: `account ${account}`', to: 'return { name: `session ${session}`' },
  },
  {
    ...{
      guard: 'pace: one of which nothing is known is its network’s',
      file: 'scripts/pace.ts',
      test: 'scripts/http.test.ts',
    },
    ...{
      from: "return { name: `unheard ${name}`, kind: 'unheard', session, sends: `session",
      to: "return { name: `session ${session}`, kind: 'signedIn', session, sends: `session",
    },
  },
  {
    ...{ guard: 'pace: over https its own cookie alone', file: 'scripts/cookies.ts' },
    ...{
      from: '(secure ? oursOverHttps : ours).test(name)',
      to: '(oursOverHttps.test(name) || ours.test(name))',
    },
    test: 'scripts/cookies.test.ts',
  },
  {
    ...{ guard: 'work: a sign-in says whose session it gives', file: 'server/auth-session.ts' },
    ...{ from: '  asked.getStore()?.hears?.(account.id, session.id)\n', to: '' },
    test: 'server/auth-session.int.test.ts',
  },
  {
    ...{ guard: 'work: and the session that begins is heard of', file: 'scripts/http.ts' },
    ...{ from: 'begun ?? session', to: 'session', test: 'scripts/http.test.ts' },
  },
  {
    ...{ guard: 'pace: a session is named in one way', file: 'scripts/cookies.ts' },
    ...{ from: '!asGiven.test(pair.slice(name.length + 1))', to: 'pair === ""' },
    test: 'scripts/cookies.test.ts',
  },
  {
    ...{
      guard: 'work: a slow reader keeps nobody waiting',
      file: 'scripts/line.ts',
      test: 'scripts/at-work.test.ts',
    },
    ...{ from: 'response.writableEnded && turn', to: 'response.writableFinished && turn' },
  },
  {
    ...{
      guard: 'work: an answer waits whole for a slow reader',
      file: 'scripts/http.ts',
      test: 'scripts/at-work.test.ts',
    },
    ...{ from: 'const held = { highWaterMark: 256 * 1024 }', to: 'const held = {}' },
  },
  {
    ...{ guard: 'work: what is given up is made to its end', file: 'scripts/line.ts' },
    ...{ from: '    response.assignSocket(nowhere() as Socket)\n', to: '' },
    test: 'scripts/at-work.test.ts',
  },
  {
    ...{ guard: 'work: nobody waits for a reader who has gone', file: 'scripts/line.ts' },
    ...{ from: "    response.emit('drain')\n", to: '' },
    test: 'scripts/at-work.test.ts',
  },
  {
    ...{ guard: 'work: what nobody reads is taken whole', file: 'scripts/line.ts' },
    ...{ from: '    highWaterMark: Number.MAX_SAFE_INTEGER,\n', to: '' },
    test: 'scripts/at-work.test.ts',
  },
  {
    ...{ guard: 'work: between two of whoever hangs up all are heard', file: 'scripts/line.ts' },
    ...{ from: 'if (!first || line.isHeld ||', to: 'if (!first ||', test: 'scripts/line.test.ts' },
  },
  {
    ...{ guard: 'work: few files at once', file: 'scripts/line.ts', test: 'scripts/at-work.test.ts' },
    ...{ from: 'files: { each: 8, lately: 8,', to: 'files: { each: 80, lately: 80,' },
  },
  {
    ...{ guard: 'work: others are heard in between', file: 'scripts/line.ts', test: 'scripts/line.test.ts' },
    ...{
      from: 'if (!begin) return\n      this.#callNext()\n      begin()',
      to: 'for (let each = begin; each; each = this.#next()) each()',
    },
  },
  {
    ...{ guard: 'work: the lines take turns', file: 'scripts/line.ts', test: 'scripts/line.test.ts' },
    ...{ from: '        group.lines.delete(who)\n        group.lines.set(who, line)\n', to: '' },
  },
  {
    ...{
      guard: 'work: strangers take no turn of who is signed in',
      file: 'scripts/line.ts',
      test: 'scripts/line.test.ts',
    },
    ...{ from: '        this.#groups.delete(kind)\n        this.#groups.set(kind, group)\n', to: '' },
  },
  {
    ...{
      guard: 'work: few of all are begun with lately',
      file: 'scripts/line.ts',
      test: 'scripts/line.test.ts',
    },
    ...{ from: 'if (group.lately >= atWork[kind].lately) continue', to: '' },
  },
  {
    ...{
      guard: 'work: what rests holds up nobody',
      file: 'server/db.ts',
      test: 'server/resting.int.test.ts',
    },
    ...{
      from: '  if (pool.idleCount === 0 && pool.totalCount >= mostConnections) request.rests?.()\n',
      to: '',
    },
  },
  {
    ...{ guard: 'work: hanging up gives no place', file: 'scripts/line.ts', test: 'scripts/at-work.test.ts' },
    ...{ from: "socket.prependOnceListener('close', goOn)", to: '' },
  },
  {
    ...{ guard: 'places: nobody has them all', file: 'server/places.ts', test: 'server/places.test.ts' },
    ...{ from: ' || own >= mostOfOne', to: '' },
  },
  {
    ...{
      guard: 'places: none for what still arrives',
      file: 'app/api/exercises/import/route.ts',
      test: 'app/api/exercises/slow-bodies.int.test.ts',
    },
    from: 'const bytes = await bytesWithin(request, mostFileBytes)',
    to: 'takePlace(`${Math.random()}`)\n    const bytes = await bytesWithin(request, mostFileBytes)',
  },
  {
    guard: 'turns: nothing stands behind a head that is refused',
    file: 'scripts/http.ts',
    from: '    answering.add(socket)\n    if (hasTooManyLines(request)) return refuseHead(request, secure)\n',
    to: '    if (hasTooManyLines(request)) return refuseHead(request, secure)\n    answering.add(socket)\n',
    test: 'scripts/at-work.test.ts',
  },
  {
    guard: 'turns: of what is refused too',
    file: 'scripts/http.ts',
    from: 'inTurn(place, () => Promise.resolve(refuse(response, status, sentence)))',
    to: 'refuse(response, status, sentence)',
    test: 'scripts/at-work.test.ts',
  },
]

// The guards of turns: of requests, files and printing nobody holds up the others.
import type { Guard } from './guard'

export const guardsOfTurns: Guard[] = [
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
    ...{ guard: 'catalog: it does not grow for ever', file: 'server/own-exercises.ts' },
    ...{ from: '+ more > mostItems', to: '+ more < 0', test: 'server/own-exercises.int.test.ts' },
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
]

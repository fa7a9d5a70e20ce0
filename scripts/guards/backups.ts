// The guards of backups and restores: whole, of a clinic, by whoever knows the passphrase, and back in the place of nothing.
import type { Guard } from './guard'

const test = 'prisma/backup/backup.int.test.ts'
const verified = 'prisma/backup/verify.int.test.ts'

export const guardsOfBackups: Guard[] = [
  {
    guard: 'backup: by a role that sees every row',
    file: 'prisma/backup/write.ts',
    from: '    await refuseUnseen(client)\n',
    to: '',
    test,
  },
  {
    ...{ guard: 'backup: no policy takes a row away again', file: 'prisma/backup/write.ts' },
    from: '\n        AND NOT EXISTS (SELECT FROM applied WHERE place = c.oid AND NOT opens)',
    ...{ to: '', test },
  },
  {
    ...{ guard: 'backup: its policy shows whatever there is', file: 'prisma/backup/write.ts' },
    ...{ from: " AND rule = 'true'", to: '', test },
  },
  {
    ...{ guard: 'backup: one moment of all tables', file: 'prisma/backup/write.ts' },
    ...{ from: 'ISOLATION LEVEL REPEATABLE READ ', to: '', test },
  },
  {
    ...{ guard: 'backup: its rows are those of its checksums', file: 'prisma/backup/restore.ts' },
    from: 'if (found.rows !== said.rows || found.sha256 !== said.sha256)',
    ...{ to: 'if (found.rows !== said.rows)', test },
  },
  {
    ...{ guard: 'backup: what comes of it has every table', file: 'prisma/backup/verify.ts' },
    ...{ from: 'restored?.rows !== rows || ', to: 'restored && ', test: verified },
  },
  {
    ...{ guard: 'backup: what comes of it has the same rows', file: 'prisma/backup/verify.ts' },
    ...{ from: ' || restored.sha256 !== sha256)', to: ')', test: verified },
  },
  {
    ...{ guard: 'backup: done before anybody is warned', file: 'scripts/backups.ts' },
    ...{ from: 'const early = 1 / 24', to: 'const early = 0', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'backup: no part of a killed one stays', file: 'scripts/backups.ts' },
    ...{ from: '    await removeParts(plan.folder, isPart)\n', to: '', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'backup: none is taken away while it is written', file: 'scripts/backups.ts' },
    ...{ from: '> minutesUnfinished * 60_000', to: '> 0', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'backup: no whole one is taken for a part', file: 'scripts/backups.ts' },
    from: 'name === partOf(path.basename(file), Number(/\\d+$/.exec(name)?.[0]))',
    ...{ to: 'name.startsWith(`${path.basename(file)}.new-`)', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'backup: encrypted where there is a passphrase', file: 'scripts/backups.ts' },
    ...{ from: 'passphrase: plan.passphrase, at', to: 'at', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'backup: a warning after a day', file: 'server/backups.ts' },
    ...{ from: '> staleAfter', to: '> staleAfter + 3_600_000', test: 'scripts/backups.int.test.ts' },
  },
  {
    ...{ guard: 'restore: never over a clinic', file: 'prisma/backup/restore.ts' },
    ...{ from: '    await refuseClinic(client)\n', to: '', test },
  },
  {
    ...{ guard: 'restore: nor over another program', file: 'prisma/backup/restore.ts' },
    ...{ from: '    await refuseOthers(client)\n', to: '', test },
  },
  {
    ...{ guard: 'restore: nor by a list of another’s migrations', file: 'prisma/backup/restore.ts' },
    ...{ from: '!steps.some(({ name }) => name === first)', to: '!list', test },
  },
  {
    ...{ guard: 'restore: nor over one that is just being set up', file: 'prisma/backup/restore.ts' },
    from: "  await client.query('LOCK TABLE clinics IN ACCESS EXCLUSIVE MODE')\n",
    ...{ to: '', test },
  },
  {
    ...{ guard: 'restore: nothing before the whole file was read', file: 'prisma/backup/restore.ts' },
    from: '  const inspected = await inspect(file, passphrase)\n',
    to: '  const inspected = { about: { migration: (await migrationNames()).at(-1) } } as Inspected\n',
    test,
  },
  {
    ...{ guard: 'restore: no way in is open', file: 'prisma/backup/restore.ts' },
    ...{ from: '  await change(client)\n', to: '', test: 'prisma/backup/ways-in.int.test.ts' },
  },
  {
    ...{ guard: 'restore: nor for the moment after', file: 'prisma/backup/restore.ts' },
    from: "passphrase, change)\n    await note(client)\n    await client.query('COMMIT')",
    to: "passphrase, asItIs)\n    await note(client)\n    await client.query('COMMIT')\n    await change(client)",
    test: 'prisma/backup/ways-in.int.test.ts',
  },
  {
    ...{ guard: 'backup: none of nothing', file: 'prisma/backup/write.ts', test },
    ...{ from: "if (!feet.get('clinics')?.rows)", to: 'if (feet.size === 0)' },
  },
  {
    ...{ guard: 'backup: none of what is just being restored', file: 'prisma/backup/write.ts', test },
    ...{ from: "if (!(await mayHold(client, 'together')))", to: 'if (draft === file)' },
  },
  {
    ...{ guard: 'backup: in the place of nothing else', file: 'prisma/backup/write.ts', test },
    ...{ from: '  await refuseOther(file)\n', to: '' },
  },
  {
    ...{ guard: 'restore: none at a time with another', file: 'prisma/backup/restore.ts', test },
    ...{ from: "if (!(await mayHold(client, 'alone')))", to: 'if (!client)' },
  },
  {
    ...{ guard: 'restore: only what the passphrase has made', file: 'prisma/backup/file.ts', test },
    ...{ from: '    if (passphrase)\n', to: "    if (passphrase === '')\n" },
  },
  {
    ...{ guard: 'restore: no line that is none of a backup', file: 'prisma/backup/file.ts', test },
    ...{ from: 'const name = z.string().regex(/^\\w{1,80}$/)', to: 'const name = z.string()' },
  },
  {
    ...{ guard: 'restore: nobody is erased by one that is refused', file: 'prisma/backup/erasures.ts' },
    from: '  const inspected = await restore(databaseUrl, file, passphrase, () => writeLedger(folder, erased))\n',
    to: '  await writeLedger(folder, erased)\n  const inspected = await restore(databaseUrl, file, passphrase)\n',
    test: 'prisma/backup/erasures.int.test.ts',
  },
  {
    ...{ guard: 'restore: the audit log says so', file: 'prisma/backup/restore.ts', test },
    ...{ from: '    await note(client)\n', to: '' },
  },
  {
    ...{ guard: 'restore: from the moment that the rows are there', file: 'prisma/backup/restore.ts', test },
    from: '    await note(client)\n',
    to: "    await client.query('COMMIT; BEGIN')\n    await note(client)\n",
  },
  {
    ...{ guard: 'backup: the demo’s not among a clinic’s', file: 'scripts/backups.ts' },
    ...{ from: "kind === 'demo' ? 'demo' : ''", to: "''", test: 'scripts/backups.test.ts' },
  },
]

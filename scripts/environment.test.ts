// Each variable that cannot be used is one sentence before anything starts; secrets are made once and for their owner alone.
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEnvironment, secretsOf, StartError } from './environment'

describe('variables', () => {
  it('has a value for everything that is not given or empty', () => {
    expect(parseEnvironment({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: undefined,
      PHASELINE_DATA: 'data',
      TRUST_PROXY: false,
    })
  })

  it('takes what is given', () => {
    const given = {
      PORT: '8080',
      HOST: '::1',
      PUBLIC_URL: 'https://clinic.example/',
      TRUST_PROXY: '1',
      DATABASE_URL: 'postgresql://a:b@db:5432/c',
    }
    expect(parseEnvironment(given)).toMatchObject({
      ...given,
      PORT: 8080,
      PUBLIC_URL: 'https://clinic.example',
      TRUST_PROXY: true,
    })
  })

  it.each([
    ['PORT', ['0', '65536', '-1', '3e3', 'http', '1.5']],
    ['HOST', ['not a host', 'http://here']],
    ['DATABASE_URL', ['mysql://a@b/c', 'localhost:5432', 'nonsense']],
    ['DATABASE_CONNECTIONS', ['0', 'many', '1000']],
    [
      'PUBLIC_URL',
      ['clinic.example', 'ftp://clinic.example', 'https://clinic.example/path', 'https://u:p@x.example'],
    ],
    ['NEXTAUTH_SECRET', ['too short', 'x'.repeat(31)]],
    ['SETUP_CODE', ['short']],
    ['BACKUP_EVERY_HOURS', ['-1', '169', 'daily']],
    ['BACKUP_KEEP', ['0', '1000', 'all']],
    ['BACKUP_PASSPHRASE', ['too short']],
    ['TRUST_PROXY', ['yes', '2']],
    ['SMTP_URL', ['mail.example', 'https://mail.example', 'smtp:']],
    ['MAIL_FROM', ['desk', 'a@b\nBcc: c@d', 'a@b c@d']],
  ])('says in one sentence what is wrong with %s', (name, values) => {
    for (const value of values)
      expect(() => parseEnvironment({ [name]: value }), value).toThrow(
        expect.objectContaining({ message: expect.stringMatching(new RegExp(`^${name} must [^\\n]+\\.$`)) }),
      )
  })

  it('says all that is wrong at once, and repeats no value: it may be a secret', () => {
    try {
      parseEnvironment({ PORT: 'x', NEXTAUTH_SECRET: 'hunter2' })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(StartError)
      expect((error as Error).message.split('\n')).toHaveLength(2)
      expect((error as Error).message).not.toContain('hunter2')
    }
  })
})

describe('secrets', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'phaseline-secrets-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('are made at the first start, kept, and readable by their owner alone', async () => {
    const home = path.join(folder, 'clinic')
    const first = await secretsOf(home)
    expect(first.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32)
    const file = path.join(home, 'secrets.json')
    await chmod(file, 0o644)
    expect(await secretsOf(home)).toEqual(first)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(first)
    expect(await secretsOf(path.join(folder, 'other'))).not.toEqual(first)
  })
})

// The file of a backup: lines of text, compressed, and encrypted where there is a passphrase. Read back it tells whether it is whole.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Readable, Transform, type Writable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { promisify } from 'node:util'
import { z } from 'zod'

/** The file cannot be restored; the message says why, for whoever has to find another. */
export class BadBackup extends Error {}

const name = z.string().regex(/^\w{1,80}$/)

/**
 * One line of JSON about the whole, then for each table one that names it, its rows as PostgreSQL's COPY writes them, a
 * line `\.`, and one that says how many rows that were and their SHA-256. The last line says how many tables there are.
 */
export const aboutSchema = z.object({
  phaseline: z.literal(1),
  at: z.iso.datetime(),
  migration: name,
  postgres: z.string(),
})
const headSchema = z.object({ table: name, columns: z.array(name) })
export const footSchema = z.object({ rows: z.number(), sha256: z.string() })
const endSchema = z.object({ tables: z.number() })
/** What follows the rows of a table. */
export const partSchema = z.union([headSchema, endSchema])
export type About = z.output<typeof aboutSchema>
export type TableHead = z.output<typeof headSchema>
export type TableFoot = z.output<typeof footSchema>
export type End = z.output<typeof endSchema>
export const endOfRows = '\\.'

const mark = Buffer.from('phaseline-encrypted-1\n')
const gzipMark = Buffer.from([0x1f, 0x8b])
const saltLength = 16
const nonceLength = 12
const tagLength = 16

// OWASP's recommendation for scrypt: 128 MB and about half a second for each guess.
const keyOf = async (passphrase: string, salt: Buffer) =>
  (await promisify<string, Buffer, number, object, Buffer>(scrypt)(passphrase.normalize('NFC'), salt, 32, {
    N: 2 ** 17,
    r: 8,
    p: 1,
    maxmem: 256 * 1024 * 1024,
  })) as Buffer

/** Compresses what it is given, encrypts that where there is a passphrase (AES-256-GCM), and passes it to `target`. */
export async function writeBackup(source: Readable, target: Writable, passphrase: string | undefined) {
  if (!passphrase) return pipeline(source, createGzip(), target)
  const salt = randomBytes(saltLength)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce)
  target.write(Buffer.concat([mark, salt, nonce]))
  const tagged = new Transform({
    transform: (chunk, _, done) => done(null, chunk),
    // The cipher has been read to its end by now, so its tag is there.
    flush: (done) => done(null, cipher.getAuthTag()),
  })
  return pipeline(source, createGzip(), cipher, tagged, target)
}

/** In characters: a row of ours is some megabytes at most, and a file of a megabyte may unpack to one line of a gigabyte. */
const longestLine = 64 * 1024 * 1024

/** @throws BadBackup for a wrong passphrase, when a byte was changed or is missing, or for a line that is none of ours */
export async function* linesOf(file: string, passphrase: string | undefined): AsyncGenerator<string> {
  const source = await openBackup(file, passphrase)
  // What has come so far of a line that goes on: a long one is put together once, and not at each piece.
  let rest: string[] = []
  let length = 0
  try {
    for await (const chunk of source.setEncoding('utf8') as AsyncIterable<string>) {
      const [first = '', ...following] = chunk.split('\n')
      rest.push(first)
      length += first.length
      for (const next of following) {
        yield rest.join('')
        rest = [next]
        length = next.length
      }
      if (length > longestLine)
        throw new BadBackup('A line of the backup is longer than any that Phaseline writes.')
    }
  } catch (error) {
    if (error instanceof BadBackup) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BadBackup(`There is no file ${file}.`)
    throw new BadBackup('The backup is damaged or cut off, or the passphrase is another one.')
  }
  if (rest.some((part) => part !== '')) throw new BadBackup('The backup is cut off.')
}

/** What a file says of itself at its beginning; undefined where there is none. */
export async function isBackup(file: string): Promise<boolean | undefined> {
  const there = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!there) return undefined
  if (!there.isFile()) return false
  const handle = await open(file)
  const head = Buffer.alloc(mark.length)
  await handle.read(head, 0, head.length, 0).finally(() => handle.close())
  if (!isPlain(head)) return isEncrypted(head)
  try {
    for await (const line of linesOf(file, undefined)) return aboutSchema.safeParse(JSON.parse(line)).success
  } catch {
    // It is compressed, and nothing of ours.
  }
  return false
}

const isEncrypted = (head: Buffer) => head.subarray(0, mark.length).equals(mark)
const isPlain = (head: Buffer) => head.subarray(0, gzipMark.length).equals(gzipMark)

async function openBackup(file: string, passphrase: string | undefined): Promise<Readable> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new BadBackup(error.code === 'ENOENT' ? `There is no file ${file}.` : error.message)
  })
  const head = Buffer.alloc(mark.length + saltLength + nonceLength)
  let tag: Buffer
  let size: number
  try {
    await handle.read(head, 0, head.length, 0)
    size = (await handle.stat()).size
    tag = Buffer.alloc(tagLength)
    if (size > tagLength) await handle.read(tag, 0, tagLength, size - tagLength)
  } finally {
    await handle.close()
  }
  if (!isEncrypted(head)) {
    if (!isPlain(head)) throw new BadBackup('This is not a backup of Phaseline.')
    // That it was made with the passphrase is the only sign that nobody else has written it.
    if (passphrase)
      throw new BadBackup(
        'The backup is not encrypted, and BACKUP_PASSPHRASE is set: anybody may have written it. If it is your own of a time without a passphrase, leave that out this once.',
      )
    return chained(createReadStream(file), createGunzip())
  }
  if (!passphrase) throw new BadBackup('The backup is encrypted: set BACKUP_PASSPHRASE.')
  if (size < head.length + tagLength) throw new BadBackup('The backup is cut off.')
  const salt = head.subarray(mark.length, mark.length + saltLength)
  const nonce = head.subarray(mark.length + saltLength)
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce)
  decipher.setAuthTag(tag)
  const secret = createReadStream(file, { start: head.length, end: size - tagLength - 1 })
  return chained(secret, decipher, createGunzip())
}

/** One stream after another; an error of any of them is an error of the last. */
function chained(first: Readable, ...rest: Transform[]): Readable {
  return rest.reduce<Readable>((before, next) => {
    before.once('error', (error) => next.destroy(error))
    next.once('close', () => before.destroy())
    return before.pipe(next)
  }, first)
}

/** SHA-256 over rows as they are written. */
export class RowDigest {
  #hash = createHash('sha256')
  rows = 0

  add(row: string): void {
    this.#hash.update(row).update('\n')
    this.rows++
  }

  foot(): TableFoot {
    return { rows: this.rows, sha256: this.#hash.digest('hex') }
  }
}

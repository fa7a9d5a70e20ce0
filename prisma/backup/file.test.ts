// A file that unpacks to more than any backup of ours is not held in memory until its end.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { createGzip } from 'node:zlib'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@/prisma/testing'
import { BadBackup, linesOf } from './file'

const megabyte = 'x'.repeat(1024 * 1024)

async function read(megabytes: number): Promise<number[]> {
  const { folder, remove } = await temporaryFolder()
  try {
    const file = path.join(folder, 'backup.gz')
    const packing = createGzip()
    const written = once(packing.pipe(createWriteStream(file)), 'close')
    packing.write('first\n')
    for (let n = 0; n < megabytes; n++) if (!packing.write(megabyte)) await once(packing, 'drain')
    packing.end('\n')
    await written
    const lengths: number[] = []
    for await (const line of linesOf(file, undefined)) lengths.push(line.length)
    return lengths
  } finally {
    await remove()
  }
}

it('reads a long line, and refuses one that is longer than any of ours', async () => {
  expect(await read(20)).toEqual([5, 20 * megabyte.length])
  await expect(read(70)).rejects.toBeInstanceOf(BadBackup)
})

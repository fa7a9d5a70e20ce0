// The database in the data folder, for the program and for its commands: what stands in its way is said in a sentence.
import { AlreadyRunning, startEmbedded, type EmbeddedDatabase } from '@/prisma/embedded'
import { StartError } from '@/scripts/environment'

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])

/** @throws StartError, or AlreadyRunning */
export async function startOwnDatabase(
  folder: string,
  options?: Parameters<typeof startEmbedded>[1],
): Promise<EmbeddedDatabase> {
  try {
    return await startEmbedded(folder, options)
  } catch (error) {
    if (error instanceof AlreadyRunning) throw error
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || /no space left on device/i.test(message))
      throw new StartError(`The disk is full: the database in ${folder} cannot be made or started.`)
    if (notWritable.has(code))
      throw new StartError(
        `The data folder ${folder} cannot be written (${code}): give this user the right to, or name another in PHASELINE_DATA.`,
      )
    const [first = ''] = message.split('\n')
    throw new StartError(`The database in ${folder} cannot be started: ${first}`)
  }
}

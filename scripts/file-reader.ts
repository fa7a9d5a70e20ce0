// Reads a file of exercises in a process that is begun for it and ends with it: however odd the file is, it takes a while of one core and so much memory, and keeps nobody waiting.
import { setPriority } from 'node:os'
import { beginApart } from '@/scripts/apart'
import type { ReadFile } from '@/server/exercise-check'
import type { Read } from '@/server/file-reader'

/** The fullest file that is meant takes some seconds, also where the machine is busy. */
const patience = 60_000
/** The fullest file takes a quarter of it. */
const mostMegabytes = 1_024
/** So many times as long nothing is read of a clinic whose file took all its time or memory. */
const rest = 10

/** As `nice` counts: whoever asks for a page comes first. */
const priority = 10

const tooMuch = 'The file takes too much to be read. Divide it.'
const atRest = 'A file of your clinic took too much to be read. Others are read again in a few minutes.'

/** What the process says: how far it is, and at last what it has read. */
export type Said = { done: number; of: number } | { read: ReadFile }

/** How one is read where it may take so many milliseconds and megabytes. */
export function reader({ milliseconds = patience, megabytes = mostMegabytes } = {}): Read {
  const rests = new Map<string, number>()
  return (clinicId, bytes, tell) => {
    for (const [clinic, until] of rests) if (until <= performance.now()) rests.delete(clinic)
    if (rests.has(clinicId)) return Promise.resolve({ refused: atRest })
    return new Promise((resolve, reject) => {
      const child = beginApart('./read-file.ts', megabytes)
      if (child.pid !== undefined) setPriority(child.pid, priority)
      const late = setTimeout(() => child.kill('SIGKILL'), milliseconds)
      let ended = false
      /** Whatever it still says, and how it ends, is nobody's then. */
      const end = (say: () => void) => {
        if (ended) return
        ended = true
        clearTimeout(late)
        child.kill('SIGKILL')
        say()
      }
      child.on('message', (said: Said) => {
        if ('read' in said) end(() => resolve(said.read))
        else if (!ended) tell(said.done, said.of)
      })
      child.on('error', (error) => end(() => reject(error)))
      child.on('exit', (code) =>
        end(() => {
          // With a code it has ended by itself, which it never should.
          if (code !== null)
            return reject(new Error(`A file could not be read: the process ended with ${code}`))
          rests.set(clinicId, performance.now() + rest * milliseconds)
          resolve({ refused: tooMuch })
        }),
      )
      // Where it does not arrive, the process has ended.
      child.send(bytes, () => undefined)
    })
  }
}

// Work that may take long or much memory, in a process of its own, which alone ends where it takes too much. (Of a thread that runs out of memory V8 takes the whole program with it.)
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Begins such a file of this folder; what is sent to it and back is copied as a structured clone is. */
export function beginApart(file: string, megabytes: number): ChildProcess {
  return fork(here('./begin-apart.mjs'), [here(file)], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // It needs none of the program's secrets.
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      TEMP: process.env.TEMP,
    },
  })
}

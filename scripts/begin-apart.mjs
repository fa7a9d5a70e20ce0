// Begins a process of its own for the file that it is given: it reads TypeScript as the program does (run.mjs).
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'

register()
// Where the whole machine runs out of memory, Linux ends this first, and not the program or its database.
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => {})
// Nobody is there any more to be told.
process.on('disconnect', () => process.exit())
await import(pathToFileURL(process.argv[2]).href)

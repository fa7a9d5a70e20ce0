// Begins a process of its own for the file that it is given: it reads TypeScript as the program does (run.mjs).
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'

register()
// Nobody is there any more to be told.
process.on('disconnect', () => process.exit())
await import(pathToFileURL(process.argv[2]).href)

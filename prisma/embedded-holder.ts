// Holds a data folder for the tests, as a process of its own that can be killed.
import { startEmbedded } from '@/prisma/embedded'

const database = await startEmbedded(process.argv[2] ?? '', { throwaway: true, patience: 300 })
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ pid: database.pid, url: database.url })}\n`)
setInterval(() => undefined, 60_000)

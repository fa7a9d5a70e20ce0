// A process of the program with nothing but its background work, for the tests: it begins, says so, and hurries what it is told to.
import { createRequire } from 'node:module'

// It throws wherever React's server half is not loaded, as here.
const require = createRequire(import.meta.url)
const guard = require.resolve('server-only')
require.cache[guard] = { id: guard, filename: guard, loaded: true, exports: {} } as NodeModule

const { startJobs } = await import('@/server/jobs')
const running = await startJobs(process.env.DATABASE_URL ?? '')
process.on('message', (clinicIds: string[]) => void Promise.all(clinicIds.map((id) => running.tell(id))))
process.on('disconnect', () => void running.stop().then(() => process.exit(0)))
process.send?.('ready')

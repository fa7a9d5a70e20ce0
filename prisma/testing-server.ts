// Vitest's global set-up of the integration tests: the server before the first of them, gone after the last.
import { startTemplateServer } from '@/prisma/testing'

export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startTemplateServer()
  // A run that is stopped half-way skips its own clearing up.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(1)))
  return () => server.stop()
}

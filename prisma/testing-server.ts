// Vitest's global set-up of the integration tests: the server before the first of them, gone after the last.
import { startTemplateServer } from '@/prisma/testing'

export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startTemplateServer()
  return () => server.stop()
}

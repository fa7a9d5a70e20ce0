// The server behind the tests' databases: a throwaway one, migrated and with the catalog.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadCatalog } from '@/prisma/catalog/load'
import { startEmbedded } from '@/prisma/embedded'
import { migrate } from '@/prisma/migrate'

/** A folder that goes with the test. As root the database runs as another user, who has to pass through it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-test-'))
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** An empty database on a server of its own. */
export async function startEmptyServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { folder, remove } = await temporaryFolder()
  try {
    const database = await startEmbedded(folder, { throwaway: true })
    return { url: database.url, stop: () => database.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The server behind all tests of a run; PHASELINE_TEMPLATE_URL tells the test processes where it is. */
export async function startTemplateServer(): Promise<{ stop: () => Promise<void> }> {
  if (process.env.PHASELINE_TEMPLATE_URL) return { stop: () => Promise.resolve() }
  const server = await startEmptyServer()
  try {
    await migrate(server.url)
    await loadCatalog(server.url)
    process.env.PHASELINE_TEMPLATE_URL = server.url
    return {
      stop: () => {
        delete process.env.PHASELINE_TEMPLATE_URL
        return server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

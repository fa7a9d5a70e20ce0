// Next calls this once when a process begins to serve: the background work begins with it.

export async function register(): Promise<void> {
  const { DATABASE_URL, NEXT_RUNTIME } = process.env
  if (NEXT_RUNTIME !== 'nodejs' || !DATABASE_URL) return
  const { startJobs } = await import('@/server/jobs')
  await startJobs(DATABASE_URL)
}

// Next calls this once when a process begins to serve: the background work begins with it.

export async function register(): Promise<void> {
  const { QUEUE_DATABASE_URL } = process.env
  // Written out: the build puts the runtime's name in its place, and no variable of that name need exist.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !QUEUE_DATABASE_URL) return
  const { startJobs } = await import('@/server/jobs')
  await startJobs(QUEUE_DATABASE_URL)
}

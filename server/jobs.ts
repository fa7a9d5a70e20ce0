// The work that is done in the background, in a queue in the database that all processes of the program share.
import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { forgetUnproved } from '@/server/asked-email'
import { sealAudit } from '@/server/audit'
import { asSystem } from '@/server/db'
import { sendDigests } from '@/server/digest'
import { forgetOldGuesses } from '@/server/guesses'
import { jobs, type Running } from '@/server/jobs-running'
import { tellPatients } from '@/server/notices'
import { bringUpToDate } from '@/server/watch'

const everyMinute = 'every-minute'
const secondsOfJob = 600
/** Since when, in milliseconds. */
const beingTold = new Map<string, number>()
/** Whoever is asked for meanwhile takes no second of the places, and is told in the next minute; what hangs ends like any job. */
async function tellInOnePlace(clinicId: string): Promise<void> {
  const since = beingTold.get(clinicId)
  if (since !== undefined && performance.now() - since < secondsOfJob * 1_000) return
  beingTold.set(clinicId, performance.now())
  await tellPatients(clinicId).finally(() => beingTold.delete(clinicId))
}

/** What is done for each clinic in turn. */
const perClinic = {
  'seal-clinic': sealAudit,
  'tell-clinic': tellInOnePlace,
  'watch-clinic': bringUpToDate,
  'digest-clinic': sendDigests,
} as const
type Work = keyof typeof perClinic
const works = Object.keys(perClinic) as Work[]
/** So many clinics at a time: telling waits for others' servers, and nobody else's clinic waits with it. */
const atOnce = (name: Work) => (name === 'tell-clinic' ? 4 : 1)

/** Begins to take part in the work, until `stop`. */
export async function startJobs(databaseUrl: string): Promise<Running> {
  const queue = new PgBoss({ connectionString: databaseUrl, max: 3, application_name: 'phaseline-jobs' })
  // A database that is away is waited for; what was not done is still there afterwards.
  queue.on('error', (error) => console.error('background work failed:', error.name))
  await queue.start()
  // One of a kind waits at a time, so that what cannot keep up does not pile up. None is tried again: the next minute is.
  for (const name of [everyMinute, ...works])
    await queue.createQueue(name, { name, policy: 'short', retryLimit: 0 })
  await queue.schedule(everyMinute, '* * * * *')
  const look = () => forgetTheFuture(queue).catch(() => undefined)
  await look()
  const looking = setInterval(() => void look(), 60_000).unref()

  const askFor = (name: Work, clinicIds: readonly string[]) =>
    queue.insert(
      clinicIds.map((clinicId) => ({
        name,
        data: { clinicId },
        singletonKey: clinicId,
        expireInSeconds: secondsOfJob,
      })),
    )
  await queue.work(everyMinute, async () => {
    await forgetUnproved()
    await forgetOldGuesses()
    const clinics = await asSystem('jobs', (tx) => tx.clinic.findMany({ select: { id: true } }))
    for (const name of works)
      await askFor(
        name,
        clinics.map(({ id }) => id),
      )
  })
  for (const name of works.flatMap((name) => Array<Work>(atOnce(name)).fill(name)))
    await queue.work<{ clinicId: string }>(name, async (batch) => {
      for (const { data } of batch) await perClinic[name](data.clinicId)
    })
  const running = {
    tell: (clinicId: string) => askFor('tell-clinic', [clinicId]),
    stop: () => {
      clearInterval(looking)
      return stopQueue(queue)
    },
  }
  jobs.running = running
  return running
}

/** What was noted while a clock was ahead would be waited for until that time has come again, and nothing asked for till then. */
async function forgetTheFuture(queue: PgBoss): Promise<void> {
  const database = queue.getDb()
  await database.executeSql(
    `UPDATE pgboss.version SET cron_on = least(cron_on, now()), maintained_on = least(maintained_on, now()),
       monitored_on = least(monitored_on, now())
     WHERE greatest(cron_on, maintained_on, monitored_on) > now() + interval '1 minute'`,
    [],
  )
  await database.executeSql(
    `DELETE FROM pgboss.job WHERE state = 'created' AND start_after > now() + interval '10 minutes'`,
    [],
  )
}

async function stopQueue(queue: PgBoss): Promise<void> {
  delete jobs.running
  // A database that has gone silent is not waited for: what was begun and not ended is in its record.
  await Promise.race([
    queue.stop({ graceful: true, timeout: 5_000 }),
    pause(8_000, undefined, { ref: false }),
  ])
}

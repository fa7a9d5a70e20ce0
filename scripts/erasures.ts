// Who was erased stands in the file beside the backups too, at once, and is erased again where a restore brought them back.
import { eraseAgain, readLedger, writeLedger, type Erased } from '@/prisma/backup/erasures'
import { asSystem } from '@/scripts/as-system'
import { ledger } from '@/server/erasure-ledger'

const everySeconds = 60

/**
 * Before anybody can look: a restore that broke off may have left somebody there again, and an end that came too soon may
 * have left somebody out of the file.
 * @throws BadBackup when there is a file that cannot be read
 */
export async function holdErasures(databaseUrl: string, folder: string): Promise<void> {
  const again = await eraseAgain(databaseUrl, await readLedger(folder))
  if (again > 0) console.log(`Erased again whoever had been erased before: ${again}.`)
  await writeLedger(folder, await ledgerOf(databaseUrl))
}

/** Writes whenever somebody was erased, and each minute for what another process erased. Answers what ends it. */
export function keepErasures(databaseUrl: string, folder: string): () => Promise<void> {
  const writeAll = async () => writeLedger(folder, await ledgerOf(databaseUrl))
  let last = Promise.resolve()
  // One after the other: each has to read what the one before has written.
  const write = () =>
    (last = last
      .then(writeAll)
      .catch((error: unknown) =>
        console.error(
          `Who was erased could not be written down: ${error instanceof Error ? error.message : 'unknown'}`,
        ),
      ))
  ledger.write = write
  const timer = setInterval(() => void write(), everySeconds * 1_000)
  timer.unref()
  return () => {
    clearInterval(timer)
    delete ledger.write
    return write()
  }
}

const ledgerOf = (databaseUrl: string) =>
  asSystem<Erased>(
    databaseUrl,
    `SELECT clinic_id AS "clinicId", patient_id AS "patientId", to_json(at) #>> '{}' AS at, figures_kept AS "figuresKept"
     FROM erasures ORDER BY at`,
  )

// Who was erased stands in the file beside the backups too, within a minute, and is erased again where a restore brought them back.
import { eraseAgain, readLedger, writeLedger, type Erased } from '@/prisma/backup/erasures'
import { asSystem } from '@/scripts/as-system'

const everySeconds = 60

/**
 * Before anybody can look: a restore that broke off may have left somebody there again.
 * @throws BadBackup when there is a file that cannot be read
 */
export async function holdErasures(databaseUrl: string, folder: string): Promise<void> {
  const again = await eraseAgain(databaseUrl, await readLedger(folder))
  if (again > 0) console.log(`Erased again whoever had been erased before: ${again}.`)
}

/** Answers what ends it, which writes once more. */
export function keepErasures(databaseUrl: string, folder: string): () => Promise<void> {
  const look = () =>
    ledgerOf(databaseUrl)
      .then((erased) => writeLedger(folder, erased))
      .catch((error: unknown) =>
        console.error(
          `Who was erased could not be written down: ${error instanceof Error ? error.message : 'unknown'}`,
        ),
      )
  void look()
  const timer = setInterval(() => void look(), everySeconds * 1_000)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await look()
  }
}

const ledgerOf = (databaseUrl: string) =>
  asSystem<Erased>(
    databaseUrl,
    `SELECT clinic_id AS "clinicId", patient_id AS "patientId", to_json(at) #>> '{}' AS at, figures_kept AS "figuresKept"
     FROM erasures ORDER BY at`,
  )

// While the program runs: who was erased is written into the file beside the backups, within a minute.
import { writeLedger, type Erased } from '@/prisma/backup/erasures'
import { asSystem } from '@/scripts/as-system'

const everySeconds = 60

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

export const ledgerOf = (databaseUrl: string) =>
  asSystem<Erased>(
    databaseUrl,
    `SELECT clinic_id AS "clinicId", patient_id AS "patientId", to_json(at) #>> '{}' AS at, figures_kept AS "figuresKept"
     FROM erasures ORDER BY at`,
  )

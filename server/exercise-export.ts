// The catalog as a file to take away: the clinic's own items, with what is built in where that is wished, or none as a template.
import 'server-only'
import { asViewer } from '@/server/db'
import { fileOf, type FileFormat } from '@/server/exercise-file'
import { knownItems } from '@/server/exercise-records'
import type { StaffViewer } from '@/server/viewer'

export type Exported = 'own' | 'all' | 'none'

export async function exportExercises(
  viewer: StaffViewer,
  format: FileFormat,
  which: Exported,
): Promise<string> {
  if (which === 'none') return fileOf(format, [])
  const known = await asViewer(viewer, (tx) => knownItems(tx, viewer))
  const wanted = known.filter(({ own, record }) => own || (which === 'all' && !record.archived))
  return fileOf(
    format,
    wanted.map(({ record }) => record),
  )
}

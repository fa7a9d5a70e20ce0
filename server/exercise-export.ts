// The catalog as a file to take away: the clinic's own items, with what is built in where that is wished, or none as a template.
import 'server-only'
import { asViewer } from '@/server/db'
import { fileOf, partOf, type FileFormat } from '@/server/exercise-file'
import { knownInParts } from '@/server/exercise-records'
import type { StaffViewer } from '@/server/viewer'

export type Exported = 'own' | 'all' | 'none'

export async function exportExercises(
  viewer: StaffViewer,
  format: FileFormat,
  which: Exported,
): Promise<string> {
  if (which === 'none') return fileOf(format, [])
  return asViewer(viewer, async (tx) => {
    const parts: string[] = []
    for await (const some of knownInParts(tx, viewer)) {
      const wanted = some.filter(({ own, record }) => own || (which === 'all' && !record.archived))
      if (wanted.length === 0) continue
      const part = partOf(
        format,
        wanted.map(({ record }) => record),
      )
      parts.push(part)
    }
    return fileOf(format, parts)
  })
}

// Hands staff their clinic's exercises as a CSV or JSON file.
import { NotFound, Unavailable } from '@/server/errors'
import { dateIn } from '@/server/clock'
import { exportExercises, type Exported } from '@/server/exercise-export'
import type { FileFormat } from '@/server/exercise-file'
import { tooManyFiles } from '@/server/file-answer'
import { largeFile } from '@/server/large-file'
import { NoPlace } from '@/server/places'
import { currentViewer } from '@/server/session'

const types: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
const names: Record<Exported, string> = { own: 'exercises', all: 'exercises-all', none: 'exercises-template' }

export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return refusal(401, 'You are signed out. Sign in and try again.')
    if (viewer.kind !== 'staff') return refusal(403, 'Your role does not allow this.')
    const { searchParams } = new URL(request.url)
    const format = chosen(types, searchParams.get('format'))
    const which = chosen(names, searchParams.get('items'))
    return await largeFile(request, viewer, () => exportExercises(viewer, format, which), {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${names[which]}-${dateIn(viewer.timeZone)}.${format}"`,
    })
  } catch (error) {
    if (error instanceof NotFound) return refusal(404, 'There is no such file.')
    if (error instanceof NoPlace) return refusal(503, tooManyFiles)
    if (error instanceof Unavailable)
      return refusal(503, 'The database does not answer. Try again in a moment.')
    throw error
  }
}

function chosen<Key extends string>(among: Record<Key, string>, wish: string | null): Key {
  if (wish === null || !Object.hasOwn(among, wish)) throw new NotFound()
  return wish as Key
}

const refusal = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })

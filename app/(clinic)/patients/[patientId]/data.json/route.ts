// Everything that is kept about a person, as a file that another program can read.
import { dataFile } from '../data/file'

export const GET = dataFile((_, file) => ({
  body: `${JSON.stringify(file, null, 2)}\n`,
  type: 'application/json',
}))

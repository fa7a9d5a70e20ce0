// Reads the file that it is given, in the process that scripts/file-reader.ts begins.
import type { Said } from '@/scripts/file-reader'
import { checkedFile } from '@/server/exercise-check'

const say = (said: Said) => process.send?.(said)

process.once('message', (bytes: Uint8Array) => {
  void checkedFile(bytes, (done, of) => say({ done, of })).then((read) => say({ read }))
})

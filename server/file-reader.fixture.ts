// For tests, a file of exercises is read where they run.
import { checkedFile } from '@/server/exercise-check'
import { fileReader } from '@/server/file-reader'

export function readFilesHere(): void {
  fileReader.read = (_, bytes, tell) => checkedFile(bytes, tell)
}

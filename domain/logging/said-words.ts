// What a person said, in words: of an exercise, and of a day.
import { skipReasons, type CheckInView, type LoggedView, type LogStatus } from '@/domain/logging/log'
import { plural } from '@/domain/plural'

export const statusWords: Record<LogStatus, string> = {
  done: 'Done',
  partial: 'Done in part',
  skipped: 'Not done',
  removed: 'Removed',
}

/** All but the status and the note. */
export const detailsOf = (log: Omit<LoggedView, 'id'>): string[] =>
  [
    log.setsDone !== null && plural(log.setsDone, 'round'),
    log.repsDone !== null && `${log.repsDone} times in a round`,
    log.skipReason !== null && skipReasons[log.skipReason],
    log.pain !== null && `pain ${log.pain} of 10`,
    log.painAfter !== null && `pain afterwards ${log.painAfter} of 10`,
    log.effort !== null && `effort ${log.effort} of 10`,
  ].filter((part) => part !== false)

export const checkInWords = ({ pain, word, settled }: Omit<CheckInView, 'id'>): string =>
  [
    pain === null ? 'No answer' : `Pain ${pain} of 10`,
    word,
    settled === true && 'settled by the morning',
    settled === false && 'not settled by the morning',
  ]
    .filter(Boolean)
    .join(' · ')

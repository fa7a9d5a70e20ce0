// What is said when the database does not answer, and the name under which the server tells a page so.
export const unavailableDigest = 'the-database-does-not-answer'

export const notReached = {
  title: 'The clinic’s records cannot be reached',
  words: 'Not saved: whatever you were just sending. Wait a minute, then try again.',
}

/** For a form that was sent without a script: the browser keeps what was typed on the page before. */
export const notSaved = {
  title: 'Not saved',
  words:
    'The clinic’s records cannot be reached. Go back: what you typed is still there. Wait a minute, then send it again.',
}

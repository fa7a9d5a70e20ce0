// What is waited for in turn, as numbers that the processes of every version share: none is ever given to another matter.
export const matters = {
  booking: 7429002,
  'calendar-address': 7429003,
  'care-team': 7429004,
  extras: 7429005,
  counted: 7429006,
  /** Of an account: whoever comes in, and whoever ends all ways in, take it before they read or write anything else. */
  'ways-in': 7429007,
  /** Of a plan, and before it is locked: whether its patient's own answers are there before it is assessed or ended. */
  'self-report': 7429008,
  /** Of a clinic: whose slugs and links between its own exercises and protocols are being written. */
  'own-catalog': 7429009,
  // 7429010 was whose second step is asked for; 'ways-in' of all staff says it too.
  /** Of a patient: whoever answers their flags, and the job that works them out, before either reads them. */
  flags: 7429011,
} as const

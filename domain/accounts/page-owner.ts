// Whose page a change is sent from: how the page says it, and the words for it where somebody else has signed in since.

/** The name under which a page carries its account: of its element, of the header that goes with what scripts send, and of the field of a plain form. */
export const ownerName = 'x-phaseline-owner'

export const notTheirPage =
  'Somebody else is signed in now. Nothing was saved. Sign in again in another tab: what you typed is still here.'

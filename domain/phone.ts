// How a number that somebody wrote down is dialled.

/** The address of a link that calls it: digits and a leading plus, without the spaces and brackets that people write. */
export const callAddress = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`

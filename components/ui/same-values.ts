// Owns whether two values of a form's fields say the same.
export const sameValues = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

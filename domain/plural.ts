// Owns how many of something are said.
export const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

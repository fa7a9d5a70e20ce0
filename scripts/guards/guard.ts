// A guard: where it stands, what is left without it, and the test that must then go red.
export type Guard = { guard: string; file: string; from: string; to: string; test: string }

// Preloaded into the program by faults/clock.ts, and no part of it: its clock is then off by as many milliseconds as the address of this module says.
const off = Number(new URL(import.meta.url).search.slice(1))
const shifted = () => RightDate.now() + off
const RightDate = Date

globalThis.Date = new Proxy(RightDate, {
  construct: (date, given, asked) => Reflect.construct(date, given.length > 0 ? given : [shifted()], asked),
  apply: () => new RightDate(shifted()).toString(),
  get: (date, name) => (name === 'now' ? shifted : Reflect.get(date, name)),
})

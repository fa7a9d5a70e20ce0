// Runs the faults one after the other against the built program, and prints what was tried and what was lost.
import { clockOff, serverClockOff } from './clock'
import { cutAfterCommit, poolExhausted } from './database'
import { diskFull } from './disk'
import { databaseStopped, killed, terminated } from './ends'
import { hostileActions } from './actions'
import { hostileForms } from './forms'
import { hostileBatches } from './fuzz'
import { migrationKilled } from './migration'
import { mailUnwell } from './mail'
import type { Fault, Outcome, Size } from './fault'
import { upgradeKilled } from './upgrade'
import { World } from './world'

/** In this order. */
const faults: Fault[] = [
  killed,
  databaseStopped,
  terminated,
  cutAfterCommit,
  poolExhausted,
  diskFull,
  migrationKilled,
  upgradeKilled,
  clockOff,
  serverClockOff,
  hostileBatches,
  hostileForms,
  hostileActions,
  mailUnwell,
]

export const names = faults.map(({ name }) => name)

/**
 * @param wanted names, or parts of them; none means all
 * @returns how many passed, and the names of those that failed
 */
export async function runFaults(
  size: Size,
  wanted: string[] = [],
): Promise<{ passed: number; failed: string[] }> {
  const chosen = faults.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  )
  let opened: Promise<World> | undefined
  const clinic = () => (opened ??= World.open())
  const total: { passed: number; failed: string[] } = { passed: 0, failed: [] }
  try {
    for (const fault of chosen) {
      const begun = performance.now()
      const outcome = await fault.run(clinic, size).catch((error: unknown): Outcome => ({
        ...{ tried: 'cut short', lost: 0, doubled: 0, notes: [] },
        failed: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      }))
      const seconds = Math.round((performance.now() - begun) / 1_000)
      const kept =
        'notRun' in outcome || (outcome.lost + outcome.doubled === 0 && outcome.failed.length === 0)
      if (!kept) total.failed.push(fault.name)
      else if (!('notRun' in outcome)) total.passed++
      console.log(report(fault.name, outcome, kept, seconds))
    }
  } finally {
    await (await opened)?.close()
  }
  return total
}

function report(name: string, outcome: Outcome, kept: boolean, seconds: number): string {
  if ('notRun' in outcome) return `\n  ${name}: not run, ${outcome.notRun}`
  const { tried, lost, doubled, notes, failed } = outcome
  return [
    `\n${kept ? '✓' : '✗'} ${name} (${seconds} s)`,
    `  tried: ${tried}`,
    `  lost: ${lost}, doubled: ${doubled}`,
    ...notes.map((note) => `  ${note}`),
    ...failed.map((why) => `  FAILED: ${why}`),
  ].join('\n')
}

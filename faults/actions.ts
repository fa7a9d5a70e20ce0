// What a schema lets through, sent to the built server: no action breaks on it, and one that refuses writes nothing.
import fc from 'fast-check'
import { forms } from '@/e2e/bad-input.forms'
import { formIn, sent, whoMay, written } from '@/e2e/bad-input.send'
import { serveMatrix, type Served } from '@/e2e/authorisation.people'
import { callAction, resultOf } from '@/e2e/doors'
import { unharmed, type Fault } from './fault'
import { spoilt } from './spoilt'

type Tally = { sent: number; taken: number; failed: string[] }

export const hostileActions: Fault = {
  name: 'hostile actions',
  async run(_, size) {
    if (size === 'short')
      return { notRun: 'the browser tests send each form with the catalogue of bad input' }
    const each = 60
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
    const served = await serveMatrix()
    const tally: Tally = { sent: 0, taken: 0, failed: [] }
    try {
      for (const name of Object.keys(forms)) await tryAction(served, name, { each, seed }, tally)
    } finally {
      await served.stop()
    }
    if (tally.taken === 0) tally.failed.push('nothing was taken, so nothing was tried')
    return {
      tried: `${tally.sent} forms that a schema lets through, for ${Object.keys(forms).length} actions (FUZZ_SEED=${seed})`,
      ...unharmed(tally.failed.slice(0, 5), [`${tally.taken} were taken, the others refused`]),
    }
  },
}

async function tryAction(
  served: Served,
  name: string,
  { each, seed }: { each: number; seed: number },
  tally: Tally,
): Promise<void> {
  const { schema, args } = forms[name]!
  const filled = await args(written(served))
  const at = formIn(filled)
  const inputs = fc
    .sample(spoilt(filled[at]), { numRuns: each * 6, seed })
    .filter((input) => typeof input === 'object' && schema.safeParse(input).success)
  for (const input of inputs.slice(0, each)) {
    // Each from the newest revision, as a page that was just opened has it.
    const now = await args(written(served))
    const stamped = { ...(input as object), ...stampsOf(now[at]) }
    await served.asSystem('DELETE FROM guesses')
    const before = await served.fingerprint()
    const { status, text } = await callAction(served, whoMay(name), name, sent(name, now.with(at, stamped)))
    const result = resultOf<{ ok: boolean }>(text)
    tally.sent++
    const words = () => `${name} with ${JSON.stringify(input).slice(0, 500)}`
    // What React or Next does not even read never reaches the action.
    if (status >= 500 || (status === 200 && !result))
      tally.failed.push(`${words()} was answered with ${status}`)
    if (result?.ok) tally.taken++
    else if ((await served.fingerprint()) !== before) tally.failed.push(`${words()} was refused and wrote`)
  }
}

/** Which state was on the page: else it would be refused for that alone. */
const stampsOf = (form: unknown) =>
  Object.fromEntries(
    Object.entries(form as object).filter(([name]) => /^(read|revision|number|known)$/.test(name)),
  )

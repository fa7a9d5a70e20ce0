// An account whose second step is on, and the app that makes its codes.
import { authenticator } from '@/server/authenticator.fixture'
import { confirmSecret, newSecret, waitingSecret, type StepAccount } from '@/server/second-step'

/** The app into which a waiting secret was entered. */
export async function appOf(account: StepAccount, made: string | null) {
  const waiting = await waitingSecret(account, made)
  if (!waiting || waiting === 'set-up') throw new Error('no secret waits')
  return authenticator(waiting.secret)
}

export async function withSecondStep(account: StepAccount) {
  const made = await newSecret(account)
  const app = await appOf(account, made)
  return { app, codes: await confirmSecret(account, made, app()) }
}

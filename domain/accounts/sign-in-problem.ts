// What a refused sign-in is called, and how it is said: never whether the account exists. And how a wait is said anywhere.

export type SignInProblem = 'wrong' | `wait:${number}` | 'unavailable' | 'second-step'

export function problemInWords(problem: SignInProblem): string {
  if (problem === 'wrong') return 'That name and passphrase do not belong together. Check both and try again.'
  if (problem === 'unavailable') return 'Signing in does not work at the moment. Try again in a minute.'
  if (problem === 'second-step') return 'This account is asked for a code as well. Sign in here.'
  return tooMany('tries', Number(problem.slice('wait:'.length)))
}

/** Of what there were too many, and how long to wait. */
export function tooMany(what: string, seconds: number): string {
  const wait =
    seconds > 5_400
      ? `${Math.ceil(seconds / 3_600)} hours`
      : seconds > 90
        ? `${Math.ceil(seconds / 60)} minutes`
        : seconds === 1
          ? '1 second'
          : `${seconds} seconds`
  return `Too many ${what}. Wait ${wait}, then try again.`
}

/** What stands in the address after next-auth's own form refused; anything else in it is not ours to repeat. */
export function problemInAddress(value: unknown): SignInProblem | null {
  if (value === 'wrong' || value === 'unavailable' || value === 'second-step') return value
  if (typeof value === 'string' && /^wait:\d{1,5}$/.test(value)) return value as SignInProblem
  return value === 'CredentialsSignin' ? 'wrong' : null
}

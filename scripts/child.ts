// Programs that a command runs and waits for; they end with it.
import { spawn } from 'node:child_process'
import { StartError } from '@/scripts/environment'

type Options = { quiet?: boolean; may?: (code: number) => boolean }

/** Runs one of the packages' own programs with this Node and answers its exit code. @throws StartError when it fails */
export function runChild(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  { quiet = false, may = (code) => code === 0 }: Options = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    })
    const pass = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass)
      if (code !== null && may(code)) resolve(code)
      else
        reject(new StartError(`${program.split('/').at(-1)} ${args.join(' ')} failed (${signal ?? code}).`))
    })
  })
}

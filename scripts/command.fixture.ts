// A command as it is typed in a terminal: what it prints, or `failed:` with what it complains of.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export async function command(env: Record<string, string>, name: string, ...args: string[]): Promise<string> {
  return promisify(execFile)(process.execPath, ['scripts/run.mjs', name, ...args], {
    env: { ...process.env, ...env },
  }).then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }: { stderr: string }) => `failed: ${stderr.trim()}`,
  )
}

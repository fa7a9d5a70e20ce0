// What makes a served database the demo: its clinics up to today, and the accounts that the terminal names.
import { fillDemo } from '@/prisma/demo/fill'

const accounts = [
  ['admin@demo.test', 'admin and therapist, Harbour Physiotherapy'],
  ['therapist@demo.test', 'therapist, Harbour Physiotherapy'],
  ['therapist2@demo.test', 'therapist, Harbour Physiotherapy'],
  ['patient@demo.test', 'patient with exercises due today'],
  ['therapist@riverside.test', 'therapist, Riverside'],
  ['patient@riverside.test', 'patient, Riverside'],
] as const

export const demo = {
  async prepare(databaseUrl: string) {
    const today = new Date().toISOString().slice(0, 10)
    if ((await fillDemo(databaseUrl, today)) === 'filled') console.log('Filled the demo clinics.')
  },
  greet({ address }: { address: string }) {
    console.log(`\nPhaseline's demo is ready at ${address}\n`)
    for (const [signIn, who] of accounts) console.log(`  ${signIn.padEnd(26)}${who}`)
    console.log('\nThe passphrase of all of them: demo passphrase 2026')
  },
}

// Owns the first-run page of a real clinic; once there is a clinic it leads to the sign-in.
import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetUpForm } from '@/components/accounts/SetUpForm'
import { PublicShell } from '@/components/ui/PublicShell'
import { fourWords } from '@/domain/accounts/four-words'
import { timeZones } from '@/domain/accounts/time-zones'
import { setUpIsOpen } from '@/server/set-up'
import { setUpHere } from '../actions'

export const metadata: Metadata = { title: 'Set up' }
export const dynamic = 'force-dynamic'

export default async function SetUpPage() {
  if (!(await setUpIsOpen())) redirect('/sign-in')
  return (
    <PublicShell title="Set up your clinic" lead="Once, and in a minute. Everything can be changed later.">
      <SetUpForm setUp={setUpHere} timeZones={timeZones()} offered={fourWords((below) => randomInt(below))} />
    </PublicShell>
  )
}

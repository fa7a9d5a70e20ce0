// Owns the second step at sign-in, after a right passphrase.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CodeForm } from '@/components/accounts/CodeForm'
import { PublicShell } from '@/components/ui/PublicShell'
import { TextLink } from '@/components/ui/TextLink'
import { pendingSignIn } from '@/server/pending-sign-in'
import { enterCode } from '../actions'

export const metadata: Metadata = { title: 'Second step' }

export default async function CodePage() {
  if (!(await pendingSignIn('code'))) redirect('/sign-in')
  return (
    <PublicShell
      title="Second step"
      lead="Your passphrase was right."
      footer={
        <p>
          Phone and recovery codes lost? An admin of your clinic can take the second step away.{' '}
          <TextLink href="/sign-in">Sign in as somebody else</TextLink>
        </p>
      }
    >
      <CodeForm enter={enterCode} />
    </PublicShell>
  )
}

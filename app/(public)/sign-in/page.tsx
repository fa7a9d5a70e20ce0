// Owns the sign-in page: who is signed in already goes home.
import { Mail } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DemoAccounts } from '@/components/accounts/DemoAccounts'
import { SignInForm } from '@/components/accounts/SignInForm'
import { ForgetsDays } from '@/components/logging/ForgetsDays'
import { LinkButton } from '@/components/ui/Button'
import { PublicShell } from '@/components/ui/PublicShell'
import { TextLink } from '@/components/ui/TextLink'
import { problemInAddress, problemInWords } from '@/domain/accounts/sign-in-problem'
import { wayBack } from '@/domain/accounts/way-back'
import { sendsMail } from '@/server/mail'
import { currentViewer, homeOf } from '@/server/session'
import { signInWithPassphrase } from '../actions'

export const metadata: Metadata = { title: 'Sign in' }

type Search = Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl, error } = await searchParams
  const back = wayBack(callbackUrl)
  const viewer = await currentViewer()
  if (viewer) redirect(back ?? homeOf(viewer))
  const problem = problemInAddress(error)
  const demo = process.env.PHASELINE_DEMO === '1'
  return (
    <PublicShell
      title="Sign in"
      demo={demo}
      footer={
        demo ? (
          <DemoAccounts />
        ) : (
          <>
            {sendsMail() && (
              <p className="mb-2">
                <TextLink href="/sign-in/forgotten" prefetch={false}>
                  Passphrase forgotten?
                </TextLink>
              </p>
            )}
            <p>No account yet, or cannot get in? Your clinic gives you a link or a QR code to scan.</p>
          </>
        )
      }
    >
      <ForgetsDays />
      <SignInForm
        signIn={signInWithPassphrase}
        callbackUrl={back}
        problem={problem ? problemInWords(problem) : undefined}
      />
      {sendsMail() && (
        <LinkButton href="/sign-in/link" prefetch={false} wide icon={<Mail />} className="mt-3">
          E-mail me a link
        </LinkButton>
      )}
    </PublicShell>
  )
}

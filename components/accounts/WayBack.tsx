// Owns what a patient without a passphrase is told before signing out: how one comes back.
import { Alert } from '@/components/ui/Alert'

export interface WayBackProps {
  /** Where a link to sign in would be sent; null where none would. */
  email: string | null
  clinicName: string
  /** Empty where the clinic gave none. */
  clinicPhone: string
}

export const WayBack = ({ email, clinicName, clinicPhone }: WayBackProps) => (
  <Alert tone="warning" title="You came in with a link" className="mb-4">
    {email === null
      ? `If you sign out, you need a new link from ${clinicName} to come back`
      : `If you sign out, you come back with a link by e-mail to ${email} (“E-mail me a link” where you sign in), or with a new one from ${clinicName}`}
    {clinicPhone && ` (telephone ${clinicPhone})`}.
  </Alert>
)

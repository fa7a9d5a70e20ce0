// Owns an invitation as it is handed over: the link to copy, the same as a QR code to scan or print.
import { useId } from 'react'
import { Alert } from '@/components/ui/Alert'
import { CopyField } from '@/components/ui/CopyField'
import { QrSquares } from '@/components/ui/QrSquares'
import type { InvitationLink } from '@/domain/accounts/invitation-link'

export function InvitationPanel({ link, qr, address, reachable, personName, demo }: InvitationLink) {
  return (
    <section aria-label={`Invitation for ${personName}`} className="space-y-4">
      {!reachable && (
        <Alert tone="warning" title="Another device cannot use this link yet">
          <p>
            It begins with <span className="font-semibold break-all">{address}</span>, which only this
            computer reaches
            {demo && ' (as usual in the demo: open it in a private window here)'}. To invite phones, set{' '}
            <code className="font-semibold">PUBLIC_URL</code> to the https address of this clinic, such as{' '}
            <code className="break-all">https://physio.example.org</code>, and start the program again.
          </p>
        </Alert>
      )}
      <div className="flex flex-wrap items-start gap-5">
        <figure className="shrink-0">
          <QrSquares qr={qr} label={`QR code of the invitation link for ${personName}`} className="size-48" />
        </figure>
        <div className="min-w-0 flex-[1_1_16rem] space-y-2">
          <CopyField id={useId()} label={`Link for ${personName}`} value={link} />
          <p className="text-sm text-muted">
            Scan the code with the camera of {personName}’s phone, or send the link. It works once, for 7
            days, and lets whoever opens it in: give it to {personName} only. It is shown here once; a new one
            ends this one.
          </p>
        </div>
      </div>
    </section>
  )
}

// Owns letting a patient in from their record: make a link, hand it over, sign a lost phone out.
'use client'

import { QrCode, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import type { ActionResult } from '@/domain/action-result'
import { InvitationPanel } from './InvitationPanel'
import { useAction } from './useAction'
import { useProvedAction, type Proving } from './useProvedAction'

export interface InvitePatientProps extends Proving {
  /** What staff see of the patient's way in. */
  access: { invited: boolean; wasIn: boolean; devices: number; lastSeen: string | null }
  invite: () => Promise<ActionResult<InvitationLink>>
  endSessions: () => Promise<ActionResult<void>>
}

export function InvitePatient({ access, invite, endSessions, ...proving }: InvitePatientProps) {
  const inviting = useProvedAction(invite, proving)
  // Signing out ends every way in, the link that was just made as well.
  const [ended, setEnded] = useState<InvitationLink | null>(null)
  const link = inviting.value === ended ? null : inviting.value
  const ending = useAction(async () => {
    const result = await endSessions()
    if (result.ok) setEnded(link)
    return result
  })
  const problem = inviting.fields[''] ?? ending.fields['']
  return (
    <div className="space-y-4">
      <p>{accessInWords(access)}</p>
      {problem && <Alert tone="danger" title={problem} />}
      {ending.done && <Alert tone="good" title="Signed out on every device" />}
      {link && <InvitationPanel {...link} />}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={link || access.devices > 0 ? 'secondary' : 'primary'}
          icon={<QrCode />}
          pending={inviting.pending}
          onClick={() => inviting.press()}
        >
          {link || access.invited || access.wasIn ? again : 'Invite to the portal'}
        </Button>
        {access.devices > 0 && (
          <Button icon={<Smartphone />} pending={ending.pending} onClick={() => ending.run()}>
            Sign out the patient’s devices
          </Button>
        )}
      </div>
      {inviting.asked('invite', () => again)}
    </div>
  )
}

const again = 'Make a new invitation'

function accessInWords({ invited, wasIn, devices, lastSeen }: InvitePatientProps['access']): string {
  if (devices > 0) {
    const where = devices === 1 ? 'one device' : `${devices} devices`
    return `Signed in on ${where}${lastSeen ? `, last used on ${lastSeen}` : ''}. A new invitation is for a new or lost phone: once it is used, the old devices are signed out.`
  }
  if (invited) return 'Invited; the link has not been used yet.'
  if (wasIn) return 'Signed out on every device. A new invitation lets the patient in again.'
  return 'Not in the portal yet. An invitation is a link and a QR code; no e-mail is needed.'
}

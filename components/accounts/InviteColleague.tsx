// Owns adding a colleague: name, sign-in name and roles, then the link that lets them in.
'use client'

import { UserRoundPlus } from 'lucide-react'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { WhenReady } from '@/components/ui/WhenReady'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import type { ActionResult } from '@/domain/action-result'
import { Deeds } from './AfterProof'
import { InvitationPanel } from './InvitationPanel'
import { RoleBoxes, rolesIn, type Role } from './RoleBoxes'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface InviteColleagueProps {
  invite: (colleague: {
    name: string
    signIn: string
    roles: Role[]
  }) => Promise<ActionResult<InvitationLink>>
}

export function InviteColleague({ invite }: InviteColleagueProps) {
  const { formOf, pending, value, times, fields } = useAction(invite)
  const { '': message, ...wrong } = fields
  const form = formOf((given) => [
    { name: textIn(given, 'name'), signIn: textIn(given, 'signIn'), roles: rolesIn(given) },
  ])
  return (
    <div className="space-y-5">
      <Deeds>
        {/* Emptied once the colleague is there, kept as typed while something is wrong. */}
        <WhenReady closed={pending}>
          <form key={times} {...form} noValidate className="space-y-4">
            <FormErrors fields={wrong} message={message} form="colleague" />
            <div className="grid gap-4 md:grid-cols-2">
              <Field label="Colleague’s name" error={fields.name} form="colleague">
                <TextInput name="name" autoComplete="off" />
              </Field>
              <Field
                label="Colleague’s sign-in name"
                hint="Their e-mail address, or a name without spaces."
                error={fields.signIn}
                form="colleague"
              >
                <TextInput name="signIn" autoComplete="off" autoCapitalize="none" spellCheck={false} />
              </Field>
            </div>
            <RoleBoxes form="colleague" roles={['therapist']} error={fields.roles} />
            <SubmitButton icon={<UserRoundPlus />} pending={pending}>
              Invite colleague
            </SubmitButton>
          </form>
        </WhenReady>
      </Deeds>
      {value && <InvitationPanel {...value} />}
    </div>
  )
}

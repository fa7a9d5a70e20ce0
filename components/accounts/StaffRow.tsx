// Owns one colleague in the list of staff, and what an admin can do about them.
'use client'

import { useState } from 'react'
import { PlanDialog } from '@/components/plans/PlanDialog'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import type { ActionResult } from '@/domain/action-result'
import { plural } from '@/domain/plural'
import { Deeds } from './AfterProof'
import { HandOver, SessionsOf, type HandOverProps } from './HandOver'
import { InvitationPanel } from './InvitationPanel'
import { RoleBoxes, roleNames, rolesIn, type Role } from './RoleBoxes'
import { SettingsErrors } from './SettingsErrors'
import { StaffNameForm, type StaffNameFormProps } from './StaffNameForm'
import { useAction } from './useAction'
import { useSettings } from './useSettings'

export interface StaffRowProps {
  member: {
    id: string
    name: string
    signIn: string
    roles: readonly Role[]
    disabled: boolean
    /** Was invited and has never signed in. */
    awaited: boolean
    /** Is asked for a code at sign-in. */
    secondStep: boolean
    /** In how many care teams they are. */
    patients: number
    /** How many sessions are still booked with them. */
    sessions: number
    self: boolean
  }
  /** `shown` are the roles that the page showed. */
  changeRoles: (id: string, input: { roles: Role[] }, shown: Role[]) => Promise<ActionResult<void>>
  rename: StaffNameFormProps['rename']
  disable: (id: string) => Promise<ActionResult<void>>
  enable: (id: string) => Promise<ActionResult<InvitationLink>>
  therapists: HandOverProps['therapists']
  handOver: HandOverProps['handOver']
  removeSecondStep: (id: string) => Promise<ActionResult<void>>
  inviteAgain: (id: string) => Promise<ActionResult<InvitationLink>>
}

export function StaffRow({ member, ...actions }: StaffRowProps) {
  const { id, name, disabled, secondStep } = member
  const left = leftWith(member)
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  const [handing, setHanding] = useState(false)
  const removingStep = useAction(actions.removeSecondStep)
  // Either makes a link, and ends the one before.
  const linking = useAction((make: typeof actions.inviteAgain) => make(id))
  const problem = [removingStep, linking].flatMap(({ fields }) => Object.values(fields))[0]

  return (
    <li className="px-4 py-3">
      <Deeds>
        <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
          <StaffName {...member} />
          <div className="flex flex-wrap gap-2">
            <Button size="small" aria-expanded={naming} onClick={() => setNaming(!naming)}>
              Name<span className="sr-only"> of {name}</span>
            </Button>
            {!disabled && (
              <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
                Roles<span className="sr-only"> of {name}</span>
              </Button>
            )}
            {!disabled && !member.self && (
              <Button size="small" pending={linking.pending} onClick={() => linking.run(actions.inviteAgain)}>
                New link<span className="sr-only"> for {name}</span>
              </Button>
            )}
            {(member.patients > 0 || handing) && (
              <Button size="small" aria-expanded={handing} onClick={() => setHanding(!handing)}>
                Hand over patients<span className="sr-only"> of {name}</span>
              </Button>
            )}
            {secondStep && !member.self && (
              <Button size="small" pending={removingStep.pending} onClick={() => removingStep.run(id)}>
                Remove second step<span className="sr-only"> of {name}</span>
              </Button>
            )}
            {disabled ? (
              <Button size="small" pending={linking.pending} onClick={() => linking.run(actions.enable)}>
                Enable<span className="sr-only"> {name}</span>
              </Button>
            ) : (
              <PlanDialog
                name={`disable-${id}`}
                label="Disable"
                of={name}
                size="small"
                danger
                description={[
                  'Signed out at once, and cannot sign in again. To come back, they need a new link and choose a new passphrase. What they wrote stays.',
                  left && `So do ${left}, until somebody else takes over.`,
                ]
                  .filter(Boolean)
                  .join(' ')}
                confirm="Disable"
                act={() => actions.disable(id)}
              />
            )}
          </div>
        </div>
        {left && !treats(member) && (
          <Alert tone="warning" title={`${left} still with ${name}`} className="mt-3">
            {member.patients > 0 && 'Hand the patients over: nobody looks after those who have nobody else. '}
            {member.sessions > 0 && (
              <>
                {'No session moves by itself: '}
                <SessionsOf id={id} />.
              </>
            )}
          </Alert>
        )}
        {problem && <Alert tone="danger" title={problem} className="mt-3" />}
        {naming && <StaffNameForm member={member} rename={actions.rename} />}
        {open && !disabled && <RolesForm member={member} changeRoles={actions.changeRoles} />}
        {handing && (
          <div className="mt-3 border-t border-line pt-3">
            <HandOver from={member} therapists={actions.therapists} handOver={actions.handOver} />
          </div>
        )}
      </Deeds>
      {linking.value && !disabled && (
        <div className="mt-3 border-t border-line pt-3">
          <InvitationPanel {...linking.value} />
        </div>
      )}
    </li>
  )
}

const treats = ({ disabled, roles }: StaffRowProps['member']) => !disabled && roles.includes('therapist')

/** What somebody else would have to take over; '' where there is nothing. */
const leftWith = ({ patients, sessions }: StaffRowProps['member']) =>
  [patients > 0 && plural(patients, 'patient'), sessions > 0 && plural(sessions, 'booked session')]
    .filter(Boolean)
    .join(' and ')

const rolesWords = (roles: Role[]) => roles.map((role) => roleNames[role]).join(', ')

function RolesForm({
  member: { id, name, roles },
  changeRoles,
}: Pick<StaffRowProps, 'member' | 'changeRoles'>) {
  const { form, filled, given, pending, fields, message, overtaken } = useSettings<{ roles: Role[] }>(
    { roles: [...roles] },
    (typed, shown) => changeRoles(id, typed, shown.roles),
    (typed) => ({ roles: rolesIn(typed) }),
  )
  return (
    <form key={filled} {...form} className="mt-3 space-y-3 border-t border-line pt-3">
      <SettingsErrors form={id} says={{ roles: rolesWords }} {...{ fields, message, overtaken }} />
      <RoleBoxes form={id} roles={given.roles} error={fields.roles} />
      <p className="text-sm text-muted">Other roles take effect at once: {name} is signed out everywhere.</p>
      <SubmitButton size="small" pending={pending}>
        Save roles of {name}
      </SubmitButton>
    </form>
  )
}

function StaffName({ name, signIn, roles, disabled, awaited, secondStep, self }: StaffRowProps['member']) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{name}</span>
        {self && <span className="text-muted">(you)</span>}
        {roles.map((role) => (
          <Badge key={role} tone="accent">
            {roleNames[role]}
          </Badge>
        ))}
        {disabled && <Badge tone="danger">Disabled</Badge>}
        {secondStep && <Badge tone="good">Second step</Badge>}
        {!disabled && awaited && <Badge tone="info">Invited</Badge>}
      </p>
      <p className="text-sm break-all text-muted">{signIn}</p>
    </div>
  )
}

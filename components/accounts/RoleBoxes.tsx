// Owns the choice of roles: a set, since a solo physiotherapist is both.
import { Checkbox } from '@/components/ui/Checkbox'
import { Fieldset } from '@/components/ui/Fieldset'

export type Role = 'admin' | 'therapist'

export const roleNames: Record<Role, string> = { admin: 'Admin', therapist: 'Therapist' }

export interface RoleBoxesProps {
  /** Keeps the ids of several on one page apart. */
  form: string
  roles: readonly Role[]
  error?: string | undefined
}

export function RoleBoxes({ form, roles, error }: RoleBoxesProps) {
  return (
    <Fieldset id={`${form}-roles`} legend="Roles" error={error}>
      <Checkbox
        id={`${form}-therapist`}
        name="roles"
        value="therapist"
        label="Therapist"
        hint="Treats patients and writes their plans."
        defaultChecked={roles.includes('therapist')}
      />
      <Checkbox
        id={`${form}-admin`}
        name="roles"
        value="admin"
        label="Admin"
        hint="Changes the clinic’s details and staff, and reads every record."
        defaultChecked={roles.includes('admin')}
      />
    </Fieldset>
  )
}

export const rolesIn = (form: FormData) =>
  form.getAll('roles').filter((role): role is Role => role === 'admin' || role === 'therapist')

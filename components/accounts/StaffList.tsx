// Owns the list of who works in the clinic.
import { StaffRow, type StaffRowProps } from './StaffRow'

export interface StaffListProps extends Omit<StaffRowProps, 'member' | 'therapists'> {
  staff: readonly StaffRowProps['member'][]
}

export function StaffList({ staff, ...actions }: StaffListProps) {
  const therapists = staff.filter(({ roles, disabled }) => roles.includes('therapist') && !disabled)
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised">
      {staff.map((member) => (
        <StaffRow key={member.id} member={member} therapists={therapists} {...actions} />
      ))}
    </ul>
  )
}

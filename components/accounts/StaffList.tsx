// Owns the list of who works in the clinic.
import { StaffRow, type StaffRowProps } from './StaffRow'

export interface StaffListProps extends Omit<StaffRowProps, 'member'> {
  staff: readonly StaffRowProps['member'][]
}

export function StaffList({ staff, ...actions }: StaffListProps) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised">
      {staff.map((member) => (
        <StaffRow key={member.id} member={member} {...actions} />
      ))}
    </ul>
  )
}

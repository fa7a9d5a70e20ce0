// Owns the list of who works in the clinic, and of who did, some at a time.
import { TextLink } from '@/components/ui/TextLink'
import { StaffRow, type StaffRowProps } from './StaffRow'

export interface StaffListProps extends Omit<StaffRowProps, 'member' | 'therapists'> {
  staff: readonly StaffRowProps['member'][]
  /** How many were shown before. */
  before: number
}

const most = 50

export function StaffList({ staff, before, ...actions }: StaffListProps) {
  const here = staff.filter(({ disabled }) => !disabled)
  const therapists = here.filter(({ roles }) => roles.includes('therapist'))
  const isLeftWith = ({ patients, sessions }: StaffRowProps['member']) => Number(patients + sessions > 0)
  const gone = staff.filter(({ disabled }) => disabled).toSorted((a, b) => isLeftWith(b) - isLeftWith(a))
  const all = [...here, ...gone]
  const shown = all.slice(before, before + most)
  const others = before + most < all.length
  return (
    <>
      <ul
        id="staff"
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised"
      >
        {shown.map((member) => (
          <StaffRow key={member.id} member={member} therapists={therapists} {...actions} />
        ))}
      </ul>
      {shown.length < all.length && (
        <p className="mt-3">
          {shown.length} of {all.length}, those who are disabled last.{' '}
          <TextLink href={`/settings?staff=${others ? before + most : 0}#staff`} prefetch={false}>
            {others ? 'Show the next' : 'Show the first'}
          </TextLink>
        </p>
      )}
    </>
  )
}

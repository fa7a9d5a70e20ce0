// Owns the list of who works in the clinic, and of who did.
import { TextLink } from '@/components/ui/TextLink'
import { StaffRow, type StaffRowProps } from './StaffRow'

export interface StaffListProps extends Omit<StaffRowProps, 'member' | 'therapists'> {
  staff: readonly StaffRowProps['member'][]
  /** How many of those who are disabled were shown before. */
  before: number
}

/** Of those who are disabled so many are shown at once. */
const most = 50

export function StaffList({ staff, before, ...actions }: StaffListProps) {
  const here = staff.filter(({ disabled }) => !disabled)
  const therapists = here.filter(({ roles }) => roles.includes('therapist'))
  const isLeftWith = ({ patients, sessions }: StaffRowProps['member']) => Number(patients + sessions > 0)
  const gone = staff.filter(({ disabled }) => disabled).toSorted((a, b) => isLeftWith(b) - isLeftWith(a))
  const shown = gone.slice(before, before + most)
  return (
    <>
      <ul
        id="staff"
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised"
      >
        {[...here, ...shown].map((member) => (
          <StaffRow key={member.id} member={member} therapists={therapists} {...actions} />
        ))}
      </ul>
      {shown.length < gone.length && (
        <p className="mt-3">
          {shown.length} of {gone.length} who are disabled.{' '}
          <TextLink
            href={`/settings?disabled=${before + most < gone.length ? before + most : 0}#staff`}
            prefetch={false}
          >
            {before + most < gone.length ? 'Show the next' : 'Show the first'}
          </TextLink>
        </p>
      )}
    </>
  )
}

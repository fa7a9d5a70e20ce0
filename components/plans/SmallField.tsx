// Owns the narrow field of a dense row: a small label above a control, told apart for readers by what it is about.
import { cloneElement, type ReactElement } from 'react'
import { FieldError, fieldId, type ControlProps } from '@/components/ui/Field'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import { classes } from '@/components/ui/classes'

export interface SmallFieldProps {
  label: string
  /** "Scapular squeeze in Intensive": makes the name of the field unique on the page. */
  of?: string
  error?: string | undefined
  className?: string
  children: ReactElement<ControlProps>
}

export function SmallField({ label, of, error, className, children }: SmallFieldProps) {
  const id = fieldId(children.props.name ?? 'unnamed')
  return (
    <div className={classes('min-w-0', className)}>
      <label htmlFor={id} className="mb-0.5 block text-sm whitespace-nowrap text-muted">
        {label}
        {of && <VisuallyHidden>, {of}</VisuallyHidden>}
      </label>
      {cloneElement(children, {
        id,
        'aria-describedby': error ? `${id}-error` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

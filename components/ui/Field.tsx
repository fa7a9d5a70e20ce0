// Owns the frame of a form field: label, hint and error, tied to the control for every reader.
import { CircleAlert } from 'lucide-react'
import { cloneElement, type ReactElement, type ReactNode } from 'react'

/** What a control inside a Field is given. */
export interface ControlProps {
  id?: string
  name?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
  'aria-required'?: boolean | 'true' | 'false'
}

/** The id of the control of that name; the error summary links to it. */
export function fieldId(name: string, form?: string): string {
  return form ? `${form}-${name}` : `field-${name}`
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Says "(optional)" beside the label; everything else is taken to be required. */
  optional?: boolean
  /** Keeps ids apart where a page has two forms with the same field. */
  form?: string
  /** Where the label would repeat what a column heading says to the eye. */
  labelHidden?: boolean
  className?: string
  /** One control: TextInput, TextArea, NumberInput, Select, or your own that takes ControlProps. */
  children: ReactElement<ControlProps>
}

export function Field({ label, hint, error, optional, form, labelHidden, className, children }: FieldProps) {
  const id = children.props.id ?? fieldId(children.props.name ?? 'unnamed', form)
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [children.props['aria-describedby'], hintId, errorId].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1 block text-base font-semibold'}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint && <FieldHint id={hintId}>{hint}</FieldHint>}
      {cloneElement(children, {
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}

export function FieldHint({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="mb-1.5 text-sm text-muted">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="mt-1.5 flex items-start gap-1.5 text-sm font-semibold text-danger">
      <CircleAlert className="mt-0.5 size-[1.15em] shrink-0" />
      <span>{children}</span>
    </p>
  )
}

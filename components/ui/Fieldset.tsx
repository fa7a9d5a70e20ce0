// Owns the frame of a question that is answered by several controls: legend, hint and error.
import type { ReactNode } from 'react'
import { FieldError, FieldHint } from './Field'

export interface FieldsetProps {
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  className?: string
  children: ReactNode
}

export function Fieldset({ id, legend, hint, error, optional, className, children }: FieldsetProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy || undefined} className={className}>
      <legend className="mb-1 text-base font-semibold">
        {legend}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </legend>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

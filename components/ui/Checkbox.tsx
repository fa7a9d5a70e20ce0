// Owns the single yes-or-no box with its words beside it.
import type { ComponentProps, ReactNode } from 'react'
import { FieldError, fieldId } from './Field'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

export function Checkbox({ label, hint, error, id, className, ...rest }: CheckboxProps) {
  // Boxes of one name are told apart by their value.
  const ownId = id ?? fieldId([rest.name ?? 'unnamed', rest.value].filter(Boolean).join('-'))
  const describedBy = [hint && `${ownId}-hint`, error && `${ownId}-error`].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <div className="flex items-start gap-2.5">
        <input
          {...rest}
          type="checkbox"
          id={ownId}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className="peer mt-[0.2em] size-5 shrink-0 cursor-pointer disabled:cursor-not-allowed pointer-coarse:size-6"
        />
        {/* The words are part of the target, so they carry the height that a thumb needs. */}
        <label
          htmlFor={ownId}
          className="min-h-7 flex-1 cursor-pointer peer-disabled:cursor-not-allowed peer-disabled:text-muted pointer-coarse:min-h-11"
        >
          {label}
          {hint && (
            <span id={`${ownId}-hint`} className="block text-sm text-muted">
              {hint}
            </span>
          )}
        </label>
      </div>
      {error && <FieldError id={`${ownId}-error`}>{error}</FieldError>}
    </div>
  )
}

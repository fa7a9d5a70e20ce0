// Owns the plain controls: native elements in our clothes, for use inside a Field.
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classes, control } from './classes'

export { TextArea } from './TextArea'

export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={classes(control, className)} />
}

export interface NumberInputProps extends Omit<ComponentProps<'input'>, 'type' | 'inputMode'> {
  /** Allows a decimal point on the phone's keypad. */
  decimal?: boolean
  /** "kg", "min", "°": shown behind the figure. Say it in the Field's label or hint too. */
  unit?: ReactNode
}

/** Text with a number pad: a real number field swallows what it cannot read and changes under the scroll wheel. */
export function NumberInput({ decimal = false, unit, className, ...rest }: NumberInputProps) {
  const input = (
    <input
      autoComplete="off"
      {...rest}
      type="text"
      inputMode={decimal ? 'decimal' : 'numeric'}
      className={classes(control, 'tabular-nums', unit ? 'w-24' : className)}
    />
  )
  if (!unit) return input
  return (
    <span className={classes('flex items-center gap-2', className)}>
      {input}
      <span aria-hidden className="text-muted">
        {unit}
      </span>
    </span>
  )
}

export interface SelectProps extends ComponentProps<'select'> {
  /** Either `options`, or `<option>` children where groups are needed. */
  options?: readonly { value: string; label: string; disabled?: boolean }[]
  /** The first, empty choice: "Choose a kind". */
  placeholder?: string
}

export function Select({ options, placeholder, className, children, ...rest }: SelectProps) {
  return (
    <span className={classes('relative block', className)}>
      <select {...rest} className={classes(control, 'appearance-none pr-10')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute inset-y-0 right-3 my-auto size-[1.1em] text-muted" />
    </span>
  )
}

// Owns the answer on a whole-number scale (0 to 10, or -7 to +7): plain radios, so it works before any script.
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import { fieldId } from './Field'
import { Fieldset } from './Fieldset'

/** Besides its own, takes what register() gives (name, ref, onChange, onBlur): each radio gets it. */
export interface ScalePickerProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'value' | 'defaultValue' | 'id' | 'name'
> {
  name: string
  legend: ReactNode
  /** Words for the lowest and the highest number: "no pain", "worst pain you can imagine". */
  lowest: string
  highest: string
  from?: number
  to?: number
  value?: number | null | undefined
  defaultValue?: number | null | undefined
  /** Stands over each number. */
  mark?: (number: number) => ReactNode
  /** What the numbers mean, in place of the words for the lowest and the highest. */
  meaning?: ReactNode
  /** Words of a choice that means no answer (its value is the empty string): no answer is never 0. */
  noAnswer?: string
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  form?: string
}

const target = 'relative flex rounded-control bg-raised font-semibold hover:bg-sunken'

// It lies invisible over its whole target: a sr-only radio would make the page jump when it is focused.
const radio = 'peer absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed'

// What is seen, as the radio's sibling: a phone that does not know :has() shows what is chosen too.
const face =
  'flex min-h-12 flex-1 flex-col items-center justify-center rounded-control border border-edge ' +
  'peer-checked:chosen peer-checked:border-accent peer-focus-visible:z-1 peer-focus-visible:outline-3 ' +
  'peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text peer-disabled:border-line peer-disabled:text-muted'
const one = `${face} text-lg peer-checked:bg-accent peer-checked:text-accent-ink`
// It is chosen until something is said, so it does not draw the eye.
const none = `${face} px-4 peer-checked:bg-accent-soft peer-checked:text-accent-text`

export function ScalePicker({
  name,
  legend,
  lowest,
  highest,
  from = 0,
  to = 10,
  value,
  defaultValue,
  mark,
  meaning,
  noAnswer,
  hint,
  error,
  optional,
  form,
  className,
  ...rest
}: ScalePickerProps) {
  const id = fieldId(name, form)
  const numbers = Array.from({ length: to - from + 1 }, (_, step) => from + step)
  const chosen = (number: number | null) => ({
    ...(value !== undefined && { checked: value === number }),
    ...(defaultValue !== undefined && { defaultChecked: defaultValue === number }),
  })
  return (
    <Fieldset {...{ legend, hint, error, optional, className }} id={`${id}-group`}>
      {/* On a phone as many in a line as a thumb can tell apart; one line as soon as the room allows it. */}
      <div className="@container">
        <div
          className={classes(
            'grid gap-[0.2rem] @lg:gap-1.5',
            numbers.length <= 11
              ? 'grid-cols-[repeat(auto-fill,minmax(max(44px,2em),1fr))] @lg:grid-cols-11'
              : 'grid-cols-5 @2xl:grid-cols-15',
          )}
        >
          {numbers.map((number, index) => (
            <label key={number} className={target}>
              <input
                {...rest}
                type="radio"
                name={name}
                value={number}
                id={index === 0 ? id : `${id}-${number}`}
                {...chosen(number)}
                className={radio}
              />
              <span className={one}>
                {mark?.(number)}
                {signed(number, from)}
                {number === from && <span className="sr-only">, {lowest}</span>}
                {number === to && <span className="sr-only">, {highest}</span>}
              </span>
            </label>
          ))}
        </div>
        {meaning ?? (
          <p aria-hidden className="mt-1.5 flex flex-wrap justify-between gap-x-6 text-sm text-muted">
            <span>
              {signed(from, from)}: {lowest}
            </span>
            <span>
              {signed(to, from)}: {highest}
            </span>
          </p>
        )}
      </div>
      {noAnswer && (
        <label className={`${target} mt-2 w-fit`}>
          <input
            {...rest}
            type="radio"
            name={name}
            value=""
            id={`${id}-none`}
            {...chosen(null)}
            className={radio}
          />
          <span className={none}>{noAnswer}</span>
        </label>
      )}
    </Fieldset>
  )
}

/** A scale that runs through zero shows its sign; the minus is the real one. */
function signed(number: number, from: number): string {
  if (from >= 0 || number === 0) return String(number)
  return number > 0 ? `+${number}` : `−${-number}`
}

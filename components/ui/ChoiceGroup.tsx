// Owns the choice of one among a few, as cards that a thumb cannot miss.
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import { fieldId } from './Field'
import { Fieldset } from './Fieldset'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  icon?: ReactNode
}

/** Besides its own, takes what register() gives (name, ref, onChange, onBlur): each radio gets it. */
export interface ChoiceGroupProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'value' | 'defaultValue' | 'id' | 'name'
> {
  name: string
  legend: ReactNode
  choices: readonly Choice[]
  value?: string | undefined
  defaultValue?: string | undefined
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  form?: string
  /** Cards side by side where there is room. */
  inline?: boolean
}

// The card that is seen, as the radio's sibling: a phone that does not know :has() shows what is chosen too.
const frame =
  'absolute inset-0 -z-1 rounded-control border border-edge peer-checked:border-accent peer-checked:bg-accent-soft ' +
  'peer-checked:inset-ring peer-checked:inset-ring-accent peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 ' +
  'peer-focus-visible:outline-accent-text peer-disabled:border-line'

export function ChoiceGroup({
  name,
  legend,
  choices,
  value,
  defaultValue,
  hint,
  error,
  optional,
  form,
  inline,
  className,
  ...rest
}: ChoiceGroupProps) {
  const id = fieldId(name, form)
  return (
    <Fieldset {...{ legend, hint, error, optional, className }} id={`${id}-group`}>
      <div className={classes('grid gap-2', inline && 'sm:grid-flow-col sm:auto-cols-fr')}>
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className="relative isolate flex min-h-12 cursor-pointer items-start gap-3 rounded-control bg-raised px-3 py-2.5 hover:bg-sunken"
          >
            <input
              {...rest}
              type="radio"
              name={name}
              value={choice.value}
              // The first one carries the field's id, so that the error summary can put the focus on it.
              id={index === 0 ? id : `${id}-${choice.value}`}
              {...(value !== undefined && { checked: value === choice.value })}
              {...(defaultValue !== undefined && { defaultChecked: defaultValue === choice.value })}
              aria-describedby={choice.hint ? `${id}-${choice.value}-hint` : undefined}
              className="peer mt-[0.2em] size-5 shrink-0 outline-none disabled:cursor-not-allowed"
            />
            <span aria-hidden className={frame} />
            {choice.icon && (
              <span className="mt-[0.15em] text-accent-text [&_svg]:size-[1.3em]">{choice.icon}</span>
            )}
            <span className="min-w-0 flex-1 peer-disabled:cursor-not-allowed peer-disabled:text-muted">
              <span className="block font-semibold">{choice.label}</span>
              {choice.hint && (
                <span id={`${id}-${choice.value}-hint`} className="block text-sm text-muted">
                  {choice.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

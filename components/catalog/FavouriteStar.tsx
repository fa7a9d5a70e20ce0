// Owns the star of one exercise: a form, so that it works before and without any script.
'use client'

import { Star } from 'lucide-react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { classes } from '@/components/ui/classes'
import type { ActionResult } from '@/domain/action-result'

/** Bound to the exercise and to the other state than the one that is shown. */
export type ToggleFavourite = () => Promise<ActionResult<null>>

export interface FavouriteStarProps {
  name: string
  on: boolean
  toggle: ToggleFavourite
}

export function FavouriteStar({ name, on, toggle }: FavouriteStarProps) {
  const { pending, fields, formProps } = usePlainForm(toggle)
  const problem = Object.values(fields).join(' ')
  // Until the server has answered, what it was asked for.
  const shown = on !== pending
  return (
    <form {...formProps}>
      <OwnerField />
      <button
        type="submit"
        aria-pressed={shown}
        aria-label={`Favourite: ${name}`}
        title={shown ? 'No longer a favourite' : 'Make it a favourite'}
        className="inline-flex size-10 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-accent-soft hover:text-accent-text aria-pressed:text-accent-text pointer-coarse:size-11"
      >
        <Star aria-hidden className={classes('size-5', shown && 'fill-current')} />
      </button>
      {problem && (
        <p role="alert" className="text-sm font-semibold text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}

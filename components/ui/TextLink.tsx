// Owns a link in running text.
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes'

export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classes(
        'font-semibold text-accent-text underline decoration-1 underline-offset-3 hover:decoration-2',
        className,
      )}
    />
  )
}

// Owns the button that sends a form and says that it is being sent.
'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './Button'

/** `pending` is for forms that are sent by react-hook-form and not by a form action. */
export function SubmitButton({ pending = false, variant = 'primary', ...rest }: Omit<ButtonProps, 'type'>) {
  const status = useFormStatus()
  return <Button {...rest} type="submit" variant={variant} pending={pending || status.pending} />
}

// What a form says as it is sent.
import type { FormEvent } from 'react'

/** With the pressed button's own value, put there by hand since older phones cannot give both at once. */
export function sentForm(event: FormEvent<HTMLFormElement>): FormData {
  const form = new FormData(event.currentTarget)
  const pressed = (event.nativeEvent as SubmitEvent).submitter
  if (pressed instanceof HTMLButtonElement && pressed.name) form.set(pressed.name, pressed.value)
  return form
}

// Owns the summary above a form: what is wrong, each with a link to its field.
import { fieldId } from './Field'
import { Alert } from './Alert'

export interface FormErrorsProps {
  /** Messages by field name, as an action or react-hook-form gives them. */
  fields?: Readonly<Record<string, string | undefined>> | undefined
  /** A message that belongs to no field. */
  message?: string | undefined
  form?: string
}

export function FormErrors({ fields = {}, message, form }: FormErrorsProps) {
  const wrong = Object.entries(fields).flatMap(([name, text]) => (text ? [{ name, text }] : []))
  if (!message && wrong.length === 0) return null
  const title = wrong.length === 1 ? 'Please correct one thing' : `Please correct ${wrong.length} things`
  return (
    <Alert tone="danger" title={message ?? title}>
      {wrong.length > 0 && (
        <ul className="list-disc pl-5">
          {wrong.map(({ name, text }) => (
            <li key={name}>
              <a
                href={`#${fieldId(name, form)}`}
                className="inline-block py-0.5 font-semibold underline underline-offset-2"
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

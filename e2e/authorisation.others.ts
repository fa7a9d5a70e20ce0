// Others of the clinic in the matrix: what each is answered follows from the columns, but for what is the care team’s alone.
import { v7 } from 'uuid'
import type { Columns, Expected } from './authorisation.columns'
import type { handlers, pages } from './authorisation.matrix'
import { others, people, type Anybody, type Other, type Subject } from './authorisation.people'

/** Whether it is about one patient, so that whoever treats them and whoever does not are answered otherwise. */
export function isAboutThePatient({ expected }: { expected: Columns }): boolean {
  const { admin, therapist, 'other therapist': stranger, 'other clinic staff': foreigner } = expected
  // An action of an admin alone is about the clinic or a colleague; a page of theirs may be about a patient.
  const opens = admin === 200 || therapist === 200 || therapist === 'ok'
  return opens && admin !== 404 && foreigner === 404 && (stranger === 403 || stranger === 404)
}

export function expectedOf(other: Other, { expected, teamOnly }: AboutPatient): Expected {
  const { admin, therapist, 'other therapist': stranger, 'signed out': signedOut } = expected
  return {
    cover: teamOnly ? stranger : therapist,
    'in an emergency': teamOnly ? stranger : therapist,
    'who has left': stranger,
    disabled: signedOut,
    'admin who treats': admin === 403 ? therapist : admin,
  }[other]
}
/** `teamOnly` is what neither a cover nor an emergency opens. */
type AboutPatient = { expected: Columns; teamOnly?: true }

/** Whatever it is asked for names nothing. */
export const nothing = new Proxy({} as Subject, { get: () => v7() })

/** From whom a page or a file is hidden that its address names. */
export function hiddenFrom(row: (typeof pages)[number] | (typeof handlers)[number]): Anybody[] {
  if (typeof row.path === 'string' || row.path(nothing) === row.path(nothing)) return []
  const ofTheClinic = isAboutThePatient(row) ? others.filter((other) => expectedOf(other, row) === 404) : []
  return [...people.filter((person) => row.expected[person] === 404), ...ofTheClinic]
}

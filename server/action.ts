// How a form's values become a change: who may, is the input right, do it, and an answer that the form can show at its fields.
import 'server-only'
import type { z } from 'zod'
import { begin, isFromAnothersPage, sayRefused } from '@/server/asked'
import { NotFound, Refused, Unavailable } from '@/server/errors'
import { saysTooMuch } from '@/server/said-in-all'
import { currentViewer } from '@/server/session'
import {
  isAdmin,
  isTherapist,
  type Admin,
  type PatientViewer,
  type StaffViewer,
  type Therapist,
  type Viewer,
} from '@/server/viewer'
import { notTheirPage } from '@/domain/accounts/page-owner'
import type { ActionResult } from '@/domain/action-result'
import { isId } from '@/domain/fields'

type Run<V, I, A extends unknown[], T> = (viewer: V, input: I, ...ids: A) => Promise<T>

function action<V extends Viewer>(may: (viewer: Viewer) => viewer is V) {
  /**
   * `ids` are what the form is about (a plan, a patient): the page binds them, but anybody can send others, so `run`
   * checks each against the viewer's scope. The raw form values are parsed here again: the browser's word is no proof.
   */
  return <S extends z.ZodType, A extends string[], T>(schema: S, run: Run<V, z.output<S>, A, T>) =>
    async (raw: z.input<S>, ...ids: A): Promise<ActionResult<T>> =>
      answer(async () => {
        const viewer = await currentViewer()
        if (!viewer)
          return refusal(
            401,
            'You are signed out. Sign in again in another tab; what you typed is still here.',
          )
        if (isFromAnothersPage(viewer)) return refusal(409, notTheirPage)
        if (!may(viewer)) return refusal(403, 'Your role does not allow this.')
        if (ids.some((id) => !isId(id))) throw new NotFound()
        const parsed = read(schema, raw)
        if (!parsed.ok) return parsed
        return { ok: true, value: await run(viewer, parsed.value, ...ids) }
      })
}

const isStaff = (viewer: Viewer): viewer is StaffViewer => viewer.kind === 'staff'
const isPatient = (viewer: Viewer): viewer is PatientViewer => viewer.kind === 'patient'
const anybody = (viewer: Viewer): viewer is Viewer => viewer !== null

export const staffAction = action<StaffViewer>(isStaff)
export const adminAction = action<Admin>(isAdmin)
export const therapistAction = action<Therapist>(isTherapist)
export const patientAction = action<PatientViewer>(isPatient)
export const viewerAction = action<Viewer>(anybody)

/** For the few actions without a viewer (set-up): the same parsing and the same answers. */
export function publicAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
  return (raw: z.input<S>): Promise<ActionResult<T>> =>
    answer(async () => {
      const parsed = read(schema, raw)
      if (!parsed.ok) return parsed
      return { ok: true, value: await run(parsed.value) }
    })
}

function read<S extends z.ZodType>(schema: S, raw: unknown): ActionResult<z.output<S>> {
  if (saysTooMuch(raw)) return { ok: false, status: 422, fields: { '': 'This is too long to be read.' } }
  const parsed = schema.safeParse(raw)
  if (!parsed.success) return { ok: false, status: 422, fields: fieldErrors(parsed.error) }
  return { ok: true, value: parsed.data }
}

/** Turns expected failures into values; an unexpected one goes on to the boundary that logs it and shows its id. */
async function answer<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  begin()
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, status: 422, fields: error.fields }
    if (error instanceof NotFound) return refusal(404, 'This does not exist, or is not yours to see.')
    if (error instanceof Unavailable)
      return refusal(503, 'Not saved: the clinic’s database does not answer. Try again in a moment.')
    throw error
  }
}

function refusal<T>(status: 401 | 403 | 404 | 409 | 503, message: string): ActionResult<T> {
  if (status === 403 || status === 404) sayRefused()
  return { ok: false, status, fields: { '': message } }
}

/** The first error of each field, by path ("phases.0.weeks"). */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return fields
}

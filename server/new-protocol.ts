// How a clinic's own protocol begins: empty, as a copy of another, or as what a patient's plan asks for. Nothing is written here.
import 'server-only'
import { v7 } from 'uuid'
import type { ExerciseChoice } from '@/domain/plans/choices'
import {
  adaptedProtocol,
  emptyProtocol,
  protocolOfPlan,
  withOffered,
  type ProtocolForm,
} from '@/domain/plans/protocol'
import { versionShown } from '@/domain/plans/schedule'
import { NotFound } from '@/server/errors'
import { getPlan } from '@/server/plans'
import { exerciseChoices } from '@/server/prescribable'
import { getProtocol } from '@/server/protocols'
import type { StaffViewer } from '@/server/viewer'

export type Origin = { kind: 'protocol'; slug: string; name: string } | { kind: 'plan'; planId: string }

export type Beginning = {
  content: ProtocolForm
  choices: ExerciseChoice[]
  /** Exercises by name that are archived and so not copied. */
  leftOut: string[]
  origin: Origin | null
}

/** @throws NotFound when there is no such protocol or published plan, or the viewer may not read it */
export async function beginProtocol(
  viewer: StaffViewer,
  as: { protocolSlug: string } | { planId: string; keepsNotes: boolean } | null,
): Promise<Beginning> {
  const { copied, origin } = await copyOf(viewer, as)
  const choices = await exerciseChoices(viewer, copied)
  const offered = new Set(choices.filter(({ archived }) => !archived).map(({ id }) => id))
  const { form, leftOut } = withOffered(copied, (id) => offered.has(id))
  const nameOf = new Map(choices.map(({ id, name }) => [id, name]))
  return {
    content: form,
    choices: choices.filter(({ id }) => offered.has(id)),
    leftOut: leftOut.map((id) => nameOf.get(id) ?? 'An exercise'),
    origin,
  }
}

async function copyOf(
  viewer: StaffViewer,
  as: Parameters<typeof beginProtocol>[1],
): Promise<{ copied: ProtocolForm; origin: Origin | null }> {
  if (as === null) return { copied: emptyProtocol(v7), origin: null }
  if ('protocolSlug' in as) {
    const protocol = await getProtocol(viewer, as.protocolSlug)
    const { slug, name } = protocol
    return { copied: adaptedProtocol(protocol, v7), origin: { kind: 'protocol', slug, name } }
  }
  const { id, history, today } = await getPlan(viewer, as.planId)
  const version = history && versionShown(history, today)
  if (!history || !version) throw new NotFound()
  return {
    copied: protocolOfPlan({ ...history, phases: version.phases }, as.keepsNotes, v7),
    origin: { kind: 'plan', planId: id },
  }
}

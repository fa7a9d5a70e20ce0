// What staff do about the catalog: make, save, archive and restore what is the clinic's own, and mark what is their favourite.
'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import {
  addExerciseSchema,
  findExercisesSchema,
  saveExerciseSchema,
  shownPhotoSchema,
  type OwnExerciseForm,
} from '@/domain/catalog/exercise'
import { staffAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { wishOf } from '@/domain/catalog/wish'
import { searchCatalog } from '@/server/catalog-search'
import * as photos from '@/server/exercise-photos'
import * as favourites from '@/server/favourites'
import * as own from '@/server/own-exercises'

const mostFound = 8

const add = staffAction(addExerciseSchema, (viewer, { exercise, from }) =>
  own.addExercise(viewer, exercise, from),
)
const save = staffAction(saveExerciseSchema, (viewer, { exercise, revision }, exerciseId: string) =>
  own.saveExercise(viewer, exerciseId, exercise, revision),
)
const latest = staffAction(z.null(), async (viewer, _, exerciseId: string) => ({
  revision: await own.latestExerciseRevision(viewer, exerciseId),
}))
const archive = staffAction(z.boolean(), (viewer, archived, exerciseId: string) =>
  own.archiveExercise(viewer, exerciseId, archived),
)
const remove = staffAction(shownPhotoSchema, (viewer, { shown }, exerciseId: string) =>
  photos.removePhoto(viewer, exerciseId, shown),
)
const mark = staffAction(z.boolean(), async (viewer, on, exerciseId: string) => {
  await favourites.setFavourite(viewer, exerciseId, on)
  return null
})
const find = staffAction(findExercisesSchema, async (viewer, { q }) => {
  const { exercises } = await searchCatalog(viewer, wishOf({ q }))
  return exercises.slice(0, mostFound).map(({ slug, name }) => ({ slug, name }))
})

export async function addExercise(from: string | null, exercise: OwnExerciseForm) {
  return add({ exercise, from })
}

export async function saveExercise(exerciseId: string, raw: { exercise: OwnExerciseForm; revision: number }) {
  return save(raw, exerciseId)
}

export async function latestExerciseRevision(exerciseId: string) {
  return latest(null, exerciseId)
}

export async function archiveExercise(exerciseId: string) {
  return shown(await archive(true, exerciseId))
}

export async function restoreExercise(exerciseId: string) {
  return shown(await archive(false, exerciseId))
}

export async function removePhoto(exerciseId: string, raw: { shown: string }) {
  return remove(raw, exerciseId)
}

/** Bound to an item and a state; what a form adds to that says whose page it was. */
export async function setFavourite(exerciseId: string, on: boolean, _?: unknown, form?: FormData) {
  sayWhosePage(form)
  return shown(await mark(on, exerciseId))
}

export async function findExercises(q: string) {
  return find({ q })
}

function shown<R extends { ok: boolean }>(result: R): R {
  if (result.ok) refresh()
  return result
}

// What staff do about the clinic's own protocols: save, share, archive, restore.
'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { saveProtocolSchema, type SaveProtocolInput } from '@/domain/plans/protocol'
import { staffAction } from '@/server/action'
import * as own from '@/server/own-protocols'

const save = staffAction(saveProtocolSchema, (viewer, input, protocolId: string) =>
  own.saveProtocol(viewer, protocolId, input),
)
const latest = staffAction(z.null(), async (viewer, _, protocolId: string) => ({
  revision: await own.latestProtocolRevision(viewer, protocolId),
}))
const archive = staffAction(z.boolean(), (viewer, archived, protocolId: string) =>
  own.archiveProtocol(viewer, protocolId, archived),
)

// The editor keeps what it holds after saving, so the page is not shown anew.
export async function saveProtocol(protocolId: string, raw: SaveProtocolInput) {
  return save(raw, protocolId)
}

export async function latestProtocolRevision(protocolId: string) {
  return latest(null, protocolId)
}

export async function archiveProtocol(protocolId: string) {
  return shown(await archive(true, protocolId))
}

export async function restoreProtocol(protocolId: string) {
  return shown(await archive(false, protocolId))
}

function shown<R extends { ok: boolean }>(result: R): R {
  if (result.ok) refresh()
  return result
}

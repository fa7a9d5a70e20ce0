// Whoever sends photographs or files slowly on purpose keeps nobody from sending theirs.
import sharp from 'sharp'
import { beforeAll, expect, test, vi } from 'vitest'
import { getExercise } from '@/server/catalog'
import { addExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { readFilesHere } from '@/server/file-reader.fixture'
import { newClinic, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

const asking = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(asking.viewer) }))
const { POST: sendPhoto } = await import('./[exerciseId]/photo/route')
const { POST: sendFile } = await import('./import/route')

let ana: Therapist
let eve: Therapist
beforeAll(async () => {
  readFilesHere()
  ana = await newTherapist(await newClinic('Harbour'), 'Ana')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
})

const request = (body: BodyInit) =>
  new Request('http://127.0.0.1:3000/', {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { origin: 'http://127.0.0.1:3000' },
  })

/** Sends a body that never ends, once somebody has begun to read it. */
async function sendSlowly(send: (request: Request) => Promise<Response>): Promise<void> {
  await new Promise<void>((begun) => {
    const body = new ReadableStream({ pull: () => begun() }, { highWaterMark: 0 })
    send(request(body)).catch(begun)
  })
}

const itemOf = async (viewer: Therapist, name = 'Wall walk') => {
  const { slug } = await addExercise(viewer, ownExercise(name), null)
  return { params: Promise.resolve({ exerciseId: (await getExercise(viewer, slug)).id }) }
}
const pictureOf = (width: number) =>
  sharp({ create: { width, height: width, channels: 3, background: 'red' } })
    .png()
    .toBuffer()

test('eight photographs that never arrive hold up no ninth', async () => {
  const context = await itemOf(eve)
  asking.viewer = eve
  for (let i = 0; i < 8; i++) await sendSlowly((slow) => sendPhoto(slow, context))
  asking.viewer = ana
  const sent = request(new Uint8Array(await pictureOf(20)))
  expect((await sendPhoto(sent, await itemOf(ana))).status).toBe(204)
})

test('nor two files of exercises a third', async () => {
  asking.viewer = eve
  for (let i = 0; i < 2; i++) await sendSlowly(sendFile)
  asking.viewer = ana
  const answer = await sendFile(request('slug,name\n'))
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('Missing: “Kind”')
})

test('of twenty photographs that one person sends at once some are told to come again', async () => {
  asking.viewer = ana
  const context = await itemOf(ana, 'Wall crawl')
  const picture = new Uint8Array(await pictureOf(4_000))
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => sendPhoto(request(picture.slice()), context)),
  )
  const told = answers.map(({ status }) => status)
  expect([...new Set(told)].sort()).toEqual([204, 503])
})

// A catalog of thousands of items for the bench, the same at each run: names as physiotherapists put them together, and what is searched for in it.
import type { Client } from 'pg'
import { v7 } from 'uuid'
import {
  bodyRegions,
  equipment,
  exerciseKinds,
  keysOf,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'
import { chance } from '@/prisma/demo/chance'
import { actAs, insert, type Row } from '@/prisma/demo/insert'

const parts =
  'hamstring quadriceps calf gluteal hip-flexor adductor shoulder rotator-cuff scapula biceps triceps forearm wrist finger thumb neck chin thoracic lumbar pelvic abdominal knee ankle foot toe chest trapezius latissimus deltoid thigh'
const moves =
  'stretch raise curl press row squeeze hold rotation extension flexion slide bridge lunge squat step reach twist bend lift tilt walk march circle swing pull push kick drop punch balance'
const manners =
  'single-leg one-arm alternating slow fast isometric eccentric assisted resisted supported weighted banded wide narrow diagonal crossed deep gentle dynamic static'
const aims = [
  'Makes the muscle stronger for stairs and walking.',
  'Eases stiffness after sitting for a long time.',
  'Helps you to reach overhead with less pain.',
  'Keeps the joint moving while it heals.',
  'Trains your balance for uneven ground.',
  'Builds staying power for work and sport.',
]

/** As people type: whole, begun, misspelt, abbreviated, one word and several. */
export const typed = [
  'scapular squeeze',
  'scap squeez',
  'ER band',
  'hamstring strech towel',
  'gluteal bridge single leg',
  'calf rase',
  'nekc rotation',
  'wrist flex',
  'isometric quads',
  'pendu',
  'T-spine extension foam roller',
  'shoulder press seated',
  'resisted hip flexor march',
  'diagonal latissimus pull',
  'ankle circ',
  'pelvic tilt lying',
  'knee balance',
  'thumb strech',
  'slow lowering biceps',
  'chin tuck',
]

/** Adds `count` items to a clinic's own, a thousand a statement. */
export async function addExercises(client: Client, clinicId: string, count: number): Promise<void> {
  const { pick: one } = chance(7)
  const [part, move, manner] = [parts, moves, manners].map((words) => words.split(' '))
  const phrase = () => [one(manner!), one(part!), one(move!)].join(' ').replaceAll('-', ' ')
  const row = (index: number): Row => {
    const [position, thing] = [one(keysOf(startingPositions)), one(keysOf(equipment))]
    const name = `${phrase()} ${position.replaceAll('-', ' ')}`
    return {
      id: v7(),
      clinic_id: clinicId,
      slug: `bench-${index}`,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      other_names: [phrase(), phrase(), `${one(part!)} ${one(move!)} with ${thing.replaceAll('-', ' ')}`],
      kind: one(keysOf(exerciseKinds)),
      delivery: one(['home', 'home', 'clinic']),
      regions: [...new Set([one(keysOf(bodyRegions)), one(keysOf(bodyRegions))])],
      equipment: [thing],
      position,
      level: one(keysOf(levels)),
      purpose: `${one(aims)} ${one(aims)}`,
      stop_when: 'Stop if it hurts.',
      default_dosage: {},
      content_hash: '',
    }
  }
  const rows = Array.from({ length: count }, (_, index) => row(index))
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId)
  for (let from = 0; from < count; from += 1000)
    await insert(client, 'exercises', rows.slice(from, from + 1000))
  await client.query('COMMIT')
}

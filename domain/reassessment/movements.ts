// The movements that are measured in degrees, each with the range that is usual in adults, and what is looked for in posture. Plain data.
//
// Ranges: American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording (1965), as tabled in
// Norkin & White, Measurement of Joint Motion. They are for orientation: range falls with age and differs by sex (Soucie
// et al., Haemophilia 2011;17:500), so the other side and the baseline say more.

/** In degrees. */
const usual: Readonly<Record<string, number>> = {
  'Neck flexion': 45,
  'Neck extension': 45,
  'Neck side bending': 45,
  'Neck rotation': 60,
  'Trunk flexion': 80,
  'Trunk extension': 25,
  'Trunk side bending': 35,
  'Trunk rotation': 45,
  'Shoulder flexion': 180,
  'Shoulder extension': 60,
  'Shoulder abduction': 180,
  'Shoulder internal rotation': 70,
  'Shoulder external rotation': 90,
  'Elbow flexion': 150,
  'Forearm pronation': 80,
  'Forearm supination': 80,
  'Wrist flexion': 80,
  'Wrist extension': 70,
  'Hip flexion': 120,
  'Hip extension': 30,
  'Hip abduction': 45,
  'Hip adduction': 30,
  'Hip internal rotation': 45,
  'Hip external rotation': 45,
  'Knee flexion': 135,
  'Ankle dorsiflexion': 20,
  'Ankle plantar flexion': 50,
}

export const movements = Object.keys(usual)
export const usualRangeSource = 'American Academy of Orthopaedic Surgeons, 1965; less with age'

export const postureFindings = [
  'Head carried forward',
  'Rounded shoulders',
  'Round upper back',
  'Flat upper back',
  'Hollow lower back',
  'Flat lower back',
  'Shoulder blade stands off',
  'One shoulder higher',
  'Pelvis tilted forward',
  'Pelvis higher on one side',
  'Spine curved to the side',
  'Knee falls inward',
  'Foot rolls inward',
] as const

export const sides = ['left', 'right'] as const
export type Side = (typeof sides)[number]

/** "Neck rotation, left": as it is stored, and as goals name it. */
export const itemWithSide = (item: string, side: Side | '') => (side === '' ? item : `${item}, ${side}`)

/** The usual range of a movement, however its letters are written, on either side; null where none is known. */
export function usualRange(item: string): number | null {
  const movement = item
    .replace(/,\s*(left|right)$/i, '')
    .trim()
    .toLocaleLowerCase()
  const known = movements.find((each) => each.toLocaleLowerCase() === movement)
  return known === undefined ? null : usual[known]!
}

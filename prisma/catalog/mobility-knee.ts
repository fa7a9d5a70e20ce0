// Stretching and mobility of the knee and the front of the thigh.
import type { Exercise } from '@/domain/catalog/exercise'
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { daysAWeek } from './frequencies'

export const mobilityKnee: Exercise[] = [
  {
    slug: 'heel-slide',
    name: 'Heel slide',
    otherNames: ['Heel slides', 'Heel drag', 'Lying knee bend', 'Supine knee flexion'],
    kind: 'stretching-mobility',
    delivery: 'home',
    regions: ['knee', 'hip'],
    equipment: ['mat'],
    position: 'lying-on-back',
    level: 'easy',
    purpose: 'Loosens a stiff or swollen knee and helps you bend and straighten it again.',
    steps: [
      'Put on socks so that your foot can slide. Lie on your back on a bed or a mat with both legs straight, arms by your sides.',
      'Slide one heel towards your bottom. Let that knee bend and point to the ceiling.',
      'Stop where it feels tight. Hold there and breathe.',
      'Slide the heel away again until the leg is as straight as it will go.',
      'Repeat slowly. Do all on one leg before you change legs.',
    ],
    cues: ['Heel keeps touching.', 'A little further each time.', 'Other leg stays long and still.'],
    mistakes: [
      'Forcing the knee into sharp pain.',
      'Letting the knee flop out to the side.',
      'Stopping short of straight on the way back.',
    ],
    reading: [],
    contraindications: ['recent-fracture'],
    precautions: ['recent-surgery', 'inflammatory-flare', 'infection', 'skin-wound', 'deep-vein-thrombosis'],
    stopWhen:
      'Stop if pain rises above your limit or the knee locks. If your knee is hot and red and you feel ill, stop and call a doctor the same day.',
    dosageFields: ['sets', 'reps', 'hold', 'rest', 'side', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      sets: 1,
      reps: 10,
      holdSeconds: 5,
      side: 'each',
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(7, 2),
    },
    easier: null,
    harder: null,
  },
  {
    slug: 'thigh-stretch-standing',
    name: 'Front-of-thigh stretch, standing',
    otherNames: [
      'Quad stretch',
      'Quadriceps stretch',
      'Standing quad stretch',
      'Heel to bottom stretch',
      'Rectus femoris stretch',
    ],
    kind: 'stretching-mobility',
    delivery: 'home',
    regions: ['knee', 'hip'],
    equipment: ['chair'],
    position: 'standing',
    level: 'medium',
    purpose: 'Stretches the front of your thigh, which can get tight from sitting, running or cycling.',
    steps: [
      'Stand with a heavy chair at your side. Hold its back with the hand next to it.',
      'Bend the knee that is further from the chair. Take hold of that ankle behind you with your free hand.',
      'Bring your knees side by side, so that the bent knee points to the floor.',
      'Draw the heel towards your bottom until you feel a stretch in the front of your thigh. Hold and breathe.',
      'Let the foot down gently. Turn round and change legs.',
    ],
    cues: [
      'Stand tall, tail tucked under.',
      'Knees stay close together.',
      'Cannot reach? Loop a towel round your ankle and hold that.',
    ],
    mistakes: ['Arching the low back.', 'Letting the knee swing out to the side.', 'Pulling with a jerk.'],
    reading: [],
    contraindications: ['recent-fracture'],
    precautions: ['recent-surgery', 'falls-risk', 'dizziness', 'inflammatory-flare', 'joint-hypermobility'],
    stopWhen:
      'Stop if pain rises above your limit, if the kneecap hurts sharply, or if you feel unsteady on one leg.',
    dosageFields: ['sets', 'hold', 'rest', 'side', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      sets: 2,
      holdSeconds: 30,
      side: 'each',
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(5),
    },
    easier: null,
    harder: null,
  },
]

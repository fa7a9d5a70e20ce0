// Stamina indoors: sitting and on the stairs.
import type { Exercise } from '@/domain/catalog/exercise'
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { daysAWeek } from './frequencies'

export const aerobic: Exercise[] = [
  {
    slug: 'seated-marching',
    name: 'Marching, sitting',
    otherNames: ['Seated march', 'Chair marching', 'Seated knee lifts', 'Chair aerobics'],
    kind: 'walking-aerobic',
    delivery: 'home',
    regions: ['whole-body', 'hip'],
    equipment: ['chair'],
    position: 'sitting',
    level: 'easy',
    purpose: 'Gets your heart and lungs going when standing or walking for long is too much.',
    steps: [
      'Put a firm chair with its back against a wall. Sit tall near the front edge with both feet flat. Bend your elbows.',
      'Lift one knee, so that its foot comes a hand’s width off the floor. Swing the arm on the other side forward.',
      'Put the foot down, then lift your other knee and swing your other arm.',
      'Go on in an even beat. Start slowly for one minute. Then go faster, but so that you can still talk.',
      'Slow down for the last minute.',
    ],
    cues: ['Sit tall, chest open.', 'Opposite arm and knee.', 'You can talk but not sing.'],
    mistakes: ['Slumping against the back of the chair.', 'Holding your breath.', 'Starting too fast.'],
    reading: [],
    contraindications: ['unstable-heart-condition', 'deep-vein-thrombosis', 'recent-fracture'],
    precautions: ['uncontrolled-blood-pressure', 'recent-surgery', 'dizziness', 'infection', 'pregnancy'],
    stopWhen:
      'Stop and rest if pain rises above your limit or you feel dizzy. If you get chest pain or cannot catch your breath, call for emergency help.',
    dosageFields: ['sets', 'rest', 'duration', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      durationMinutes: 5,
      effort: 4,
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(5),
    },
    easier: null,
    harder: null,
  },
  {
    slug: 'stair-climbing',
    name: 'Stair climbing',
    otherNames: ['Climbing stairs', 'Stair walking', 'Stair training', 'Stairs for fitness'],
    kind: 'walking-aerobic',
    delivery: 'home',
    regions: ['whole-body', 'knee', 'hip'],
    equipment: ['step'],
    position: 'standing',
    level: 'medium',
    purpose: 'Builds your legs, heart and lungs with the stairs that you have at home or at work.',
    steps: [
      'Put on shoes that grip. Stand at the foot of the stairs and hold the rail with one hand.',
      'Put your whole foot on the first stair. Lean forward a little and push up.',
      'Climb one stair at a time, foot over foot, at a pace that lets you still talk.',
      'Turn round at the top and get your breath back.',
      'Come down slowly with your hand on the rail. Go on until the set time is up.',
    ],
    cues: [
      'Push through the heel.',
      'Hand stays on the rail.',
      'Sore knee? Both feet on each stair: good leg first going up, sore leg first coming down.',
    ],
    mistakes: ['Pulling yourself up by the rail.', 'Looking at a phone.', 'Running down.'],
    reading: [],
    contraindications: ['unstable-heart-condition', 'deep-vein-thrombosis', 'recent-fracture', 'infection'],
    precautions: [
      'falls-risk',
      'dizziness',
      'uncontrolled-blood-pressure',
      'recent-surgery',
      'inflammatory-flare',
      'poor-circulation',
      'pregnancy',
    ],
    stopWhen:
      'Stop and sit down if pain rises above your limit or you feel dizzy. If you get chest pain or cannot catch your breath, call for emergency help.',
    dosageFields: ['sets', 'rest', 'duration', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      durationMinutes: 3,
      effort: 5,
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(3),
    },
    easier: null,
    harder: null,
  },
]

// Walking for stamina and mood.
import type { Exercise } from '@/domain/catalog/exercise'
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { daysAWeek } from './frequencies'

export const walking: Exercise[] = [
  {
    slug: 'walking-programme',
    name: 'Walking programme',
    otherNames: ['Daily walk', 'Graded walking', 'Steady walking', 'Walk for fitness'],
    kind: 'walking-aerobic',
    delivery: 'home',
    regions: ['whole-body'],
    equipment: ['none'],
    position: 'standing',
    level: 'easy',
    purpose: 'Builds your fitness step by step, and can ease pain, lift your mood and help you sleep.',
    steps: [
      'Put on shoes that feel good, and choose a flat, safe route.',
      'Start at an easy pace for the first two minutes.',
      'Then walk at a pace that makes you breathe a little faster. You should still be able to talk.',
      'Let your arms swing and your shoulders hang loose.',
      'Slow down for the last two minutes.',
    ],
    cues: ['Tall and easy.', 'You can talk but not sing.', 'Add a minute or two each week, not more.'],
    mistakes: [
      'Doing far too much on a good day.',
      'Stopping all walks after one bad day.',
      'Looking down at a phone.',
    ],
    reading: [],
    contraindications: ['unstable-heart-condition', 'deep-vein-thrombosis'],
    precautions: [
      'falls-risk',
      'dizziness',
      'uncontrolled-blood-pressure',
      'recent-surgery',
      'poor-circulation',
      'infection',
    ],
    stopWhen:
      'Stop and rest if pain rises above your limit or you feel dizzy. If you get chest pain or cannot catch your breath, call for emergency help.',
    dosageFields: ['duration', 'distance', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      durationMinutes: 10,
      effort: 3,
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(5),
    },
    easier: null,
    harder: 'brisk-walking-intervals',
  },
  {
    slug: 'brisk-walking-intervals',
    name: 'Brisk walking in turns',
    otherNames: ['Interval walking', 'Walking intervals', 'Fast and slow walking'],
    kind: 'walking-aerobic',
    delivery: 'home',
    regions: ['whole-body'],
    equipment: ['none'],
    position: 'standing',
    level: 'medium',
    purpose: 'Builds your heart, lungs and legs further, once a steady walk is easy for you.',
    steps: [
      'Warm up with an easy walk for three minutes.',
      'Walk briskly for one minute. You should be able to say only a few words at a time.',
      'Walk at an easy pace for two minutes to get your breath back.',
      'Go on in turns, one minute brisk and two minutes easy.',
      'Finish with three minutes at an easy pace.',
    ],
    cues: ['Shorter, quicker steps.', 'Elbows bent, arms swing.', 'Breathe freely.'],
    mistakes: ['Breaking into a run.', 'Leaving out the easy minutes.', 'Starting fast with no warm-up.'],
    reading: [],
    contraindications: [
      'unstable-heart-condition',
      'deep-vein-thrombosis',
      'uncontrolled-blood-pressure',
      'infection',
    ],
    precautions: ['falls-risk', 'dizziness', 'recent-surgery', 'poor-circulation', 'pregnancy'],
    stopWhen:
      'Slow down if pain rises above your limit or you feel dizzy. If you get chest pain or cannot catch your breath, call for emergency help.',
    dosageFields: ['duration', 'distance', 'effort', 'painCeiling', 'frequency'],
    defaultDosage: {
      durationMinutes: 18,
      effort: 5,
      painCeiling: defaultPainCeiling,
      frequency: daysAWeek(3),
    },
    easier: 'walking-programme',
    harder: null,
  },
]

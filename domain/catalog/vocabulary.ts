// The catalog's closed lists: kinds, regions, equipment, positions, levels, and the codes of cautions, each with its words.

export const exerciseKinds = {
  'manual-therapy': 'Manual therapy',
  'posture-ergonomics': 'Posture and ergonomics',
  strengthening: 'Strengthening',
  'stretching-mobility': 'Stretching and mobility',
  'balance-coordination': 'Balance and coordination',
  'walking-aerobic': 'Walking and aerobic',
  modality: 'Modality',
  education: 'Education',
} as const
export type ExerciseKind = keyof typeof exerciseKinds

export const deliveries = { home: 'At home', clinic: 'In the clinic' } as const
export type Delivery = keyof typeof deliveries

export const bodyRegions = {
  neck: 'Neck',
  'upper-back': 'Upper back and chest',
  shoulder: 'Shoulder',
  elbow: 'Elbow',
  'wrist-hand': 'Wrist and hand',
  'low-back': 'Low back',
  hip: 'Hip',
  knee: 'Knee',
  'ankle-foot': 'Ankle and foot',
  'whole-body': 'Whole body',
} as const
export type BodyRegion = keyof typeof bodyRegions

export const equipment = {
  none: 'Nothing',
  chair: 'Chair',
  wall: 'Wall',
  mat: 'Mat or carpet',
  band: 'Resistance band',
  'cable-machine': 'Cable machine',
  'foam-roller': 'Foam roller',
  step: 'Step',
  towel: 'Towel',
  table: 'Table',
  ball: 'Ball',
  weight: 'Light weight',
  doorway: 'Doorway',
  pillow: 'Pillow',
  'heat-pack': 'Heat pack',
  'cold-pack': 'Cold pack',
  'treatment-table': 'Treatment table',
  'ultrasound-unit': 'Ultrasound unit',
  'stimulation-unit': 'Electrical stimulation unit',
  'shock-wave-unit': 'Shock wave unit',
  tape: 'Sports or elastic tape',
} as const
export type Equipment = keyof typeof equipment

export const startingPositions = {
  sitting: 'Sitting',
  standing: 'Standing',
  'lying-on-back': 'Lying on the back',
  'lying-face-down': 'Lying face down',
  'lying-on-side': 'Lying on the side',
  'hands-and-knees': 'On hands and knees',
  kneeling: 'Kneeling',
  any: 'Any',
} as const
export type StartingPosition = keyof typeof startingPositions

export const levels = { easy: 'Easy', medium: 'Medium', hard: 'Hard' } as const
export type Level = keyof typeof levels

/** One list for an exercise's contraindications and for a patient's precautions, so that the two can be compared. */
export const cautionCodes = {
  'recent-fracture': 'Recent fracture',
  'unstable-spine': 'Unstable spine or suspected spinal fracture',
  osteoporosis: 'Osteoporosis',
  cancer: 'Cancer, now or in the area treated',
  infection: 'Infection or fever',
  'inflammatory-flare': 'Inflammatory joint disease in a flare',
  'cauda-equina-signs': 'Signs of cauda equina or spinal cord compression',
  'progressive-neurological-deficit': 'Neurological deficit that progresses',
  'cervical-artery-risk': 'Risk of cervical artery dysfunction',
  anticoagulation: 'Anticoagulation or bleeding disorder',
  'deep-vein-thrombosis': 'Deep vein thrombosis',
  'unstable-heart-condition': 'Unstable heart condition',
  'uncontrolled-blood-pressure': 'Uncontrolled high blood pressure',
  pacemaker: 'Pacemaker or other implanted stimulator',
  'metal-implant': 'Metal implant in the area treated',
  epilepsy: 'Epilepsy',
  pregnancy: 'Pregnancy',
  'reduced-sensation': 'Reduced sensation',
  'poor-circulation': 'Poor circulation',
  'cold-intolerance': 'Intolerance of cold',
  'skin-wound': 'Open wound or skin condition in the area',
  dizziness: 'Dizziness or vertigo',
  'falls-risk': 'Risk of falling',
  'recent-surgery': 'Recent surgery in the area',
  'joint-hypermobility': 'Joint hypermobility',
  'severe-shoulder-pain-overhead': 'Severe pain with the arm overhead',
  'shoulder-instability': 'Shoulder that slips or dislocates',
  'nerve-root-signs': 'Nerve root pain or signs in the arm or leg',
  'upper-neck-instability': 'Unstable upper neck, or a condition that loosens it',
  'long-term-steroids': 'Long-term steroid use',
  'recent-radiotherapy': 'Recent radiotherapy in the area',
  'growing-bone': 'Growing bone (children and teenagers)',
  'cannot-report-sensation': 'Cannot say clearly what they feel',
  'wrist-pain-leaning': 'Wrist pain when leaning on the hand',
  'knee-pain-kneeling': 'Knee pain when kneeling',
  'latex-allergy': 'Latex allergy',
  'tape-allergy': 'Allergy to tape or plasters',
} as const
export type CautionCode = keyof typeof cautionCodes

export function keysOf<T extends object>(list: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list) as [keyof T & string, ...(keyof T & string)[]]
}

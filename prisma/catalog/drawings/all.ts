// All drawings by the slug of their exercise. README.md beside this file says how one is written.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { aerobic } from './aerobic'
import { ankleFoot } from './ankle-foot'
import { balance } from './balance'
import { elbowHand } from './elbow-hand'
import { hip } from './hip'
import { hipKnee } from './hip-knee'
import { knee } from './knee'
import { lowBack } from './low-back'
import { neck } from './neck'
import { planks } from './planks'
import { posture } from './posture'
import { shoulder } from './shoulder'
import { upperBack } from './upper-back'

export const drawings: Record<string, Drawing> = {
  ...neck,
  ...upperBack,
  ...shoulder,
  ...elbowHand,
  ...lowBack,
  ...planks,
  ...hip,
  ...hipKnee,
  ...knee,
  ...ankleFoot,
  ...balance,
  ...aerobic,
  ...posture,
}

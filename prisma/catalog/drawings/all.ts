// All drawings by the slug of their exercise. README.md beside this file says how one is written.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { aerobic } from './aerobic'
import { ankleFoot } from './ankle-foot'
import { balance } from './balance'
import { elbowHand } from './elbow-hand'
import { hip } from './hip'
import { hipKnee } from './hip-knee'
import { homeCare } from './home-care'
import { knee } from './knee'
import { lowBack } from './low-back'
import { neck } from './neck'
import { neckLying } from './neck-lying'
import { planks } from './planks'
import { posture } from './posture'
import { shoulder } from './shoulder'
import { shoulderBlade } from './shoulder-blade'
import { upperBack } from './upper-back'

export const drawings: Record<string, Drawing> = {
  ...neck,
  ...neckLying,
  ...upperBack,
  ...shoulderBlade,
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
  ...homeCare,
}

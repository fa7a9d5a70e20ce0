// All drawings by the slug of their exercise. README.md beside this file says how one is written.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { aerobic } from './aerobic'
import { ankleFoot } from './ankle-foot'
import { arm } from './arm'
import { balance } from './balance'
import { hip } from './hip'
import { hipKnee } from './hip-knee'
import { knee } from './knee'
import { lowBack } from './low-back'
import { planks } from './planks'
import { upperBack } from './upper-back'

export const drawings: Record<string, Drawing> = {
  ...upperBack,
  ...arm,
  ...lowBack,
  ...planks,
  ...hip,
  ...knee,
  ...hipKnee,
  ...ankleFoot,
  ...balance,
  ...aerobic,
}

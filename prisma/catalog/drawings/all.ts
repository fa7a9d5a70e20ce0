// All drawings by the slug of their exercise. README.md beside this file says how one is written.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { ankleFoot } from './ankle-foot'
import { aerobic } from './aerobic'
import { arm } from './arm'
import { backHip } from './back-hip'
import { balance } from './balance'
import { hipKnee } from './hip-knee'
import { knee } from './knee'
import { upperBack } from './upper-back'

export const drawings: Record<string, Drawing> = {
  ...upperBack,
  ...arm,
  ...backHip,
  ...knee,
  ...hipKnee,
  ...ankleFoot,
  ...balance,
  ...aerobic,
}

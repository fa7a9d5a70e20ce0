// All drawings by the slug of their exercise. README.md beside this file says how one is written.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { arm } from './arm'
import { backHip } from './back-hip'
import { legBalance } from './leg-balance'
import { upperBack } from './upper-back'

export const drawings: Record<string, Drawing> = { ...upperBack, ...arm, ...backHip, ...legBalance }

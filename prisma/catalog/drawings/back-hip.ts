// Drawings of the exercises for the low back and the hip.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const backHip: Record<string, Drawing> = {
  bridge: {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 62 }],
    poses: [
      {},
      {
        pelvis: { tilt: -118, put: { of: 'neck', at: [-55, 9, 0] } },
        thoracic: { bend: 10 },
        neck: { bend: 20 },
      },
    ],
    tint: ['glute', 'thigh-back'],
    arrow: { follow: 'pelvis', by: [0, 18, 0] },
  },
}

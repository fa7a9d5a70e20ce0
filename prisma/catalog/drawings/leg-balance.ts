// Drawings of the exercises for knee, ankle and foot, for balance, and for walking.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const legBalance: Record<string, Drawing> = {
  squat: {
    base: 'standing',
    view: 'side',
    poses: [
      {},
      {
        pelvis: { at: [-24, 54, 0], tilt: 38 },
        lumbar: { bend: -4 },
        neck: { bend: -18 },
        arms: { raise: 115, plane: 80, elbow: 5 },
      },
    ],
    tint: ['thigh-front', 'glute'],
    arrow: { follow: 'pelvis', by: [-24, 0, 0] },
  },
}

// Drawings of the exercises for neck, shoulder, elbow, wrist and hand.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const arm: Record<string, Drawing> = {
  'biceps-curl': {
    base: 'standing',
    view: 'front-side',
    things: [{ kind: 'weight', in: 'rightHand' }],
    poses: [{ rightArm: { grip: 1, turn: -80 } }, { rightArm: { elbow: 130, raise: 8, plane: 80 } }],
    tint: ['right-upper-arm-front'],
    arrow: { follow: 'rightHand', by: [10, 0, 8] },
  },
}

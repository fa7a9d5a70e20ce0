// Drawings of the neck exercises that are done lying on the back.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const neckLying: Record<string, Drawing> = {
  'chin-nod-lying': {
    base: 'on-back-knees-bent',
    view: 'side',
    crop: { around: { of: 'neck', by: [8, 8, 0] }, size: 100 },
    things: [
      { kind: 'mat', from: -100, to: 64 },
      { kind: 'pillow', at: [-70, 1.5, 0], size: [22, 3, 30] },
    ],
    poses: [{ head: { bend: -6 } }, { neck: { bend: -2 }, head: { bend: 16 } }],
    tint: ['neck-front'],
    arrow: { around: { of: 'head' }, axis: [0, 0, 1], start: [-0.2, 1, 0], radius: 19, sweep: -62 },
  },
  'chin-nod-lift': {
    base: 'on-back-knees-bent',
    view: 'side',
    crop: { around: { of: 'neck', by: [8, 8, 0] }, size: 100 },
    things: [
      { kind: 'mat', from: -100, to: 64 },
      { kind: 'pillow', at: [-70, 1.5, 0], size: [22, 3, 30] },
    ],
    poses: [{ head: { bend: 8 } }, { thoracic: { bend: 6 }, neck: { bend: 24 }, head: { bend: 16 } }],
    tint: ['neck-front'],
    arrow: {
      through: [
        [-88, 22, 0],
        [-88, 46, 0],
      ],
    },
  },
}

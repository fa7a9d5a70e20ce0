// Drawings of the exercises for the upper back, the shoulder blades and the neck.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const upperBack: Record<string, Drawing> = {
  'scapular-squeeze-sitting': {
    base: 'sitting',
    view: 'back',
    things: [{ kind: 'stool' }],
    poses: [
      { arms: { raise: 14, plane: 40, elbow: 75, grip: 0.3, reach: 1.5 } },
      { arms: { raise: 22, plane: -40, elbow: 75, grip: 0.3, reach: -3 } },
    ],
    tint: ['shoulder-blades'],
    arrow: [
      {
        through: [
          [-20, 132, 44],
          [-20, 132, 26],
        ],
      },
      {
        through: [
          [-20, 132, -44],
          [-20, 132, -26],
        ],
      },
    ],
  },
  'cat-camel': {
    base: 'hands-and-knees',
    view: 'side',
    things: [{ kind: 'mat', from: -60, to: 85 }],
    poses: [
      { pelvis: { tilt: 91 }, lumbar: { bend: -12 }, thoracic: { bend: -2 }, neck: { bend: -28 } },
      { pelvis: { tilt: 58 }, lumbar: { bend: 28 }, thoracic: { bend: 26 }, neck: { bend: 38 } },
    ],
    tint: ['low-back', 'upper-back'],
    arrow: {
      through: [
        [22, 72, 0],
        [22, 98, 0],
      ],
    },
  },
}

// Drawings of heat and cold at home.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const homeCare: Record<string, Drawing> = {
  'heat-at-home': {
    base: 'sitting',
    view: 'back-side',
    things: [{ kind: 'stool' }, { kind: 'pack', at: { of: 'chest', by: [-11, 2, 0] }, size: [4, 22, 26] }],
    poses: [{}, { thoracic: { bend: 2 } }],
    tint: ['upper-back'],
    before: ['pillow'],
  },
  'cold-at-home': {
    base: 'sitting',
    view: 'front-side',
    things: [
      { kind: 'chair' },
      { kind: 'pack', at: { of: 'rightShoulder', by: [3, 3, 4] }, size: [14, 13, 12] },
    ],
    poses: [
      {
        leftArm: { hand: { of: 'rightShoulder', by: [11, 2, 0] }, elbowTo: [1, -1, 0], turn: 40, grip: 0.3 },
      },
      { thoracic: { bend: 2 } },
    ],
    tint: ['right-shoulder'],
    before: ['leftArm'],
  },
}

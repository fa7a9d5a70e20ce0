// The chair that many hold on to while they stand: ahead of them, or on their left with its back beside them.
export const chairAhead = { kind: 'chair', at: [46, 0, 0] } as const
export const onChairAhead = {
  hand: [24, 88.3, 14],
  fingers: [0.9, -0.45, 0],
  palm: [-0.45, -0.9, 0],
  elbowTo: [-1, -0.4, 0.4],
  grip: 0.4,
} as const

export const chairBeside = { kind: 'chair', at: [16, 0, -56], facing: -90 } as const
export const onChairBeside = { hand: [16, 88.3, -35], elbowTo: [-0.4, -1, -0.5], grip: 0.4 } as const

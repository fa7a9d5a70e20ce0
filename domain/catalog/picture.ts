// Where the picture of an exercise is found.

/** A picture that exists; the mark changes with it, so that a browser may keep it for good. */
export type Picture = {
  exerciseId: string
  mark: string
  /** The size of the clinic's own photograph; null where the picture is drawn. */
  photo: { width: number; height: number } | null
}

/**
 * still: one look, small; loop: moving; pair: start and end side by side; print: the same on white paper. A photograph is
 * small as `still`, and whole as any other.
 */
export const pictureKinds = ['still', 'loop', 'pair', 'print'] as const
export type PictureKind = (typeof pictureKinds)[number]

export const pictureHref = ({ exerciseId, mark }: Picture, kind: PictureKind) =>
  `/pictures/${exerciseId}/${kind}?v=${mark}`

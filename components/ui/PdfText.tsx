// Owns text in a PDF. No word is broken: where its characters stand in several font files, react-pdf would break it between them.
import type { ComponentProps } from 'react'
import { Text as AnyText } from '@react-pdf/renderer'

/** What react-pdf's line breaker holds for never. */
const never = 10_000

export const Text = (props: ComponentProps<typeof AnyText>) => (
  <AnyText hyphenationPenalty={never} {...props} />
)

// The built-in outcome measures: range, direction, smallest change that matters, and where that figure comes from.

export type Direction = 'lower-is-better' | 'higher-is-better'

export type Measure = {
  code: string
  name: string
  question: string
  least: number
  most: number
  step: number
  unit: string
  direction: Direction
  /** The smallest change that matters, and smaller or larger steps with their words; null where none is claimed. */
  mcid: number | null
  /** A measure without a baseline is shown as its value (GROC). */
  hasBaseline: boolean
  source: string
}

/** One value. `item` tells activities (PSFS) or sides and movements apart; '' where the measure has one value. */
export type Measurement = { measure: string; item: string; value: number }

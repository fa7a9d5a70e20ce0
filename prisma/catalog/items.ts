// The built-in catalog: every item, in the order of its files.
import type { Exercise } from '@/domain/catalog/exercise'
import { education } from './education'
import { manualTherapy } from './manual-therapy'
import { mobilityNeckChest } from './mobility-neck-chest'
import { mobilityUpperBack } from './mobility-upper-back'
import { modalities } from './modalities'
import { postureErgonomics } from './posture-ergonomics'
import { strengtheningShoulderBlade } from './strengthening-shoulder-blade'
import { strengtheningShoulderNeck } from './strengthening-shoulder-neck'
import { strengtheningUpperBack } from './strengthening-upper-back'
import { walking } from './walking'

export const items: Exercise[] = [
  ...manualTherapy,
  ...postureErgonomics,
  ...strengtheningUpperBack,
  ...strengtheningShoulderBlade,
  ...strengtheningShoulderNeck,
  ...mobilityUpperBack,
  ...mobilityNeckChest,
  ...walking,
  ...modalities,
  ...education,
]

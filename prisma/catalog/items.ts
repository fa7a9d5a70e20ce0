// The built-in catalog: every item, in the order of its files.
import type { Exercise } from '@/domain/catalog/exercise'
import { aerobic } from './aerobic'
import { balanceStanding } from './balance-standing'
import { balanceWalking } from './balance-walking'
import { education } from './education'
import { manualTherapy } from './manual-therapy'
import { mobilityAnkleFoot } from './mobility-ankle-foot'
import { mobilityElbowHand } from './mobility-elbow-hand'
import { mobilityKnee } from './mobility-knee'
import { mobilityNeckChest } from './mobility-neck-chest'
import { mobilityNeckTrunk } from './mobility-neck-trunk'
import { mobilityShoulder } from './mobility-shoulder'
import { mobilityUpperBack } from './mobility-upper-back'
import { modalities } from './modalities'
import { postureErgonomics } from './posture-ergonomics'
import { strengtheningAnkleFoot } from './strengthening-ankle-foot'
import { strengtheningElbow } from './strengthening-elbow'
import { strengtheningHipKnee } from './strengthening-hip-knee'
import { strengtheningKnee } from './strengthening-knee'
import { strengtheningNeck } from './strengthening-neck'
import { strengtheningShoulder } from './strengthening-shoulder'
import { strengtheningShoulderBlade } from './strengthening-shoulder-blade'
import { strengtheningShoulderNeck } from './strengthening-shoulder-neck'
import { strengtheningUpperBack } from './strengthening-upper-back'
import { strengtheningWristHand } from './strengthening-wrist-hand'
import { walking } from './walking'

export const items: Exercise[] = [
  ...manualTherapy,
  ...postureErgonomics,
  ...strengtheningUpperBack,
  ...strengtheningShoulderBlade,
  ...strengtheningShoulderNeck,
  ...strengtheningNeck,
  ...strengtheningShoulder,
  ...strengtheningElbow,
  ...strengtheningWristHand,
  ...strengtheningHipKnee,
  ...strengtheningKnee,
  ...strengtheningAnkleFoot,
  ...mobilityUpperBack,
  ...mobilityNeckChest,
  ...mobilityNeckTrunk,
  ...mobilityShoulder,
  ...mobilityElbowHand,
  ...mobilityKnee,
  ...mobilityAnkleFoot,
  ...balanceStanding,
  ...balanceWalking,
  ...walking,
  ...aerobic,
  ...modalities,
  ...education,
]

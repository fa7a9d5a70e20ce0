// The built-in catalog: every item, in the order of its files.
import type { Exercise } from '@/domain/catalog/exercise'
import { aerobic } from './aerobic'
import { balanceStanding } from './balance-standing'
import { balanceWalking } from './balance-walking'
import { education } from './education'
import { educationConditions } from './education-conditions'
import { educationDailyLife } from './education-daily-life'
import { educationMoving } from './education-moving'
import { manualTherapy } from './manual-therapy'
import { manualTherapyJointsNerves } from './manual-therapy-joints-nerves'
import { mobilityAnkleFoot } from './mobility-ankle-foot'
import { mobilityElbowHand } from './mobility-elbow-hand'
import { mobilityHip } from './mobility-hip'
import { mobilityKnee } from './mobility-knee'
import { mobilityLowBack } from './mobility-low-back'
import { mobilityNeckChest } from './mobility-neck-chest'
import { mobilityNeckTrunk } from './mobility-neck-trunk'
import { mobilityShoulder } from './mobility-shoulder'
import { mobilityUpperBack } from './mobility-upper-back'
import { modalities } from './modalities'
import { modalitiesTapingShockWave } from './modalities-taping-shock-wave'
import { postureErgonomics } from './posture-ergonomics'
import { strengtheningAnkleFoot } from './strengthening-ankle-foot'
import { strengtheningElbow } from './strengthening-elbow'
import { strengtheningHip } from './strengthening-hip'
import { strengtheningHipKnee } from './strengthening-hip-knee'
import { strengtheningKnee } from './strengthening-knee'
import { strengtheningLowBack } from './strengthening-low-back'
import { strengtheningNeck } from './strengthening-neck'
import { strengtheningPlanks } from './strengthening-planks'
import { strengtheningShoulder } from './strengthening-shoulder'
import { strengtheningShoulderBlade } from './strengthening-shoulder-blade'
import { strengtheningShoulderNeck } from './strengthening-shoulder-neck'
import { strengtheningUpperBack } from './strengthening-upper-back'
import { strengtheningWristHand } from './strengthening-wrist-hand'
import { walking } from './walking'

export const items: Exercise[] = [
  ...manualTherapy,
  ...manualTherapyJointsNerves,
  ...postureErgonomics,
  ...strengtheningUpperBack,
  ...strengtheningShoulderBlade,
  ...strengtheningShoulderNeck,
  ...strengtheningNeck,
  ...strengtheningShoulder,
  ...strengtheningElbow,
  ...strengtheningWristHand,
  ...strengtheningLowBack,
  ...strengtheningPlanks,
  ...strengtheningHip,
  ...strengtheningHipKnee,
  ...strengtheningKnee,
  ...strengtheningAnkleFoot,
  ...mobilityUpperBack,
  ...mobilityNeckChest,
  ...mobilityNeckTrunk,
  ...mobilityShoulder,
  ...mobilityElbowHand,
  ...mobilityLowBack,
  ...mobilityHip,
  ...mobilityKnee,
  ...mobilityAnkleFoot,
  ...balanceStanding,
  ...balanceWalking,
  ...walking,
  ...aerobic,
  ...modalities,
  ...modalitiesTapingShockWave,
  ...education,
  ...educationConditions,
  ...educationDailyLife,
  ...educationMoving,
]

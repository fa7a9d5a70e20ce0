// The built-in protocols.
import type { BuiltInProtocol } from '../protocol'
import { kneeOsteoarthritis } from './knee-osteoarthritis'
import { lateralAnkleSprain } from './lateral-ankle-sprain'
import { lowBackPain } from './low-back-pain'
import { patellofemoralPain } from './patellofemoral-pain'
import { posturalNeckShoulderPain } from './postural-neck-shoulder-pain'
import { rotatorCuffShoulderPain } from './rotator-cuff-shoulder-pain'
import { tennisElbow } from './tennis-elbow'
import { upperBackPain } from './upper-back-pain'

export const protocols: BuiltInProtocol[] = [
  upperBackPain,
  lowBackPain,
  posturalNeckShoulderPain,
  rotatorCuffShoulderPain,
  tennisElbow,
  kneeOsteoarthritis,
  patellofemoralPain,
  lateralAnkleSprain,
]

// The dosage of everything in a protocol that is only to be read.
import { defaultPainCeiling, type Dosage } from '@/domain/plans/dosage'
import { asNeeded } from '../frequencies'

export const toRead: Dosage = { painCeiling: defaultPainCeiling, frequency: asNeeded }

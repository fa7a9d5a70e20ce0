// The built-in protocols.
import type { BuiltInProtocol } from '../protocol'
import { lowBackPain } from './low-back-pain'
import { upperBackPain } from './upper-back-pain'

export const protocols: BuiltInProtocol[] = [upperBackPain, lowBackPain]

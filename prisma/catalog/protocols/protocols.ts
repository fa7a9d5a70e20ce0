// The built-in protocols.
import type { BuiltInProtocol } from '../protocol'
import { upperBackPain } from './upper-back-pain'

export const protocols: BuiltInProtocol[] = [upperBackPain]

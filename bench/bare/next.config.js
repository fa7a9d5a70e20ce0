// The bare app is built beside Phaseline and shares its node_modules.
import path from 'node:path'

export default { poweredByHeader: false, turbopack: { root: path.resolve(import.meta.dirname, '../..') } }

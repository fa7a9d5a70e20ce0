// `npm run demo`: the two demo clinics, filled once.
import { serve } from '@/scripts/serve'
import { demo } from '@/scripts/demo-clinics'

await serve('demo', demo)

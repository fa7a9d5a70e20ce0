// `npm run dev`: the demo with hot reload.
import { serve } from '@/scripts/serve'
import { demo } from '@/scripts/demo-clinics'

await serve('demo', { ...demo, dev: true })

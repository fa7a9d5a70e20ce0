// `npm start`: a real clinic, with nothing in it but the built-in catalog.
import { serve } from '@/scripts/serve'

await serve('clinic', { greet: ({ address }) => console.log(`Phaseline is ready at ${address}`) })

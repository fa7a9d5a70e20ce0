// Begins the thread that sets PDFs: it reads TypeScript as the program does (run.mjs).
import { register } from 'tsx/esm/api'

register()
await import('./set-sheets.ts')

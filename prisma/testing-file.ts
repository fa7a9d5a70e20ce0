// Gives each integration test file a database of its own, before server/db.ts is loaded and reads where it is.
import { afterAll } from 'vitest'
import { cloneDatabase } from '@/prisma/cloned'

const database = await cloneDatabase()
process.env.DATABASE_URL = database.url
afterAll(() => database.drop())

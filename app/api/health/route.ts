// Whether the program and its database answer, for whoever watches over the server.
import { databaseAnswers } from '@/server/db'

export const dynamic = 'force-dynamic'

export async function GET() {
  if (await databaseAnswers()) return Response.json({ status: 'ok', database: 'ok' })
  return Response.json({ status: 'unavailable', database: 'no answer' }, { status: 503 })
}

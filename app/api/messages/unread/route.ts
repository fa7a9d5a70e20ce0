// How many messages wait for whoever is signed in, for the frame of the pages.
import { Unavailable } from '@/server/errors'
import { unreadMessages } from '@/server/messages'
import { currentViewer } from '@/server/session'

export async function GET(): Promise<Response> {
  try {
    const viewer = await currentViewer()
    if (!viewer) return new Response(null, { status: 401 })
    return Response.json({ unread: await unreadMessages(viewer) })
  } catch (error) {
    if (error instanceof Unavailable) return new Response(null, { status: 503 })
    throw error
  }
}

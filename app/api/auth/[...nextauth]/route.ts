// next-auth's own endpoints: the CSRF token, the credentials form, signing out.
import NextAuth from 'next-auth'
import { authOptions } from '@/server/sign-in'

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = NextAuth(authOptions) as (request: Request, context: Context) => Promise<Response>

/** A callback is only ever sent; next-auth calls one that is asked for an error of its own. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth[0] === 'callback')
    return new Response('Send the form instead.', { status: 405, headers: { Allow: 'POST' } })
  return handler(request, context)
}

export { handler as POST }

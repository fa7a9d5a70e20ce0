// next-auth's own endpoints: the CSRF token, the credentials form, signing out.
import NextAuth from 'next-auth'
import { mediaType } from '@/server/request'
import { authOptions } from '@/server/sign-in'

type Context = { params: Promise<{ nextauth: string[] }> }

const nextAuth = NextAuth(authOptions) as (request: Request, context: Context) => Promise<Response>

/** Of a way back that is no address next-auth makes an error of its own. */
async function handler(request: Request, context: Context): Promise<Response> {
  const asked = new URL(request.url).searchParams
  // It would put them into a header of its own, and that into the program's log.
  if ([...asked.values()].some((value) => /[\0-\x1f\x7f]/.test(value)))
    return new Response('This address is none.', { status: 400 })
  const waysBack = asked.getAll('callbackUrl')
  if (waysBack.some((way) => way !== '' && !leadsSomewhere(way, request.url)))
    return new Response('The way back is no address.', { status: 400 })
  return nextAuth(request, context)
}

function leadsSomewhere(way: string, here: string): boolean {
  const base = way.startsWith('/') ? here : undefined
  return URL.canParse(way, base) && /^https?:$/.test(new URL(way, base).protocol)
}

/** A callback is only ever sent; next-auth calls one that is asked for an error of its own. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth[0] === 'callback')
    return new Response('Send the form instead.', { status: 405, headers: { Allow: 'POST' } })
  return handler(request, context)
}

/** What its forms are for. It would also write whatever anybody sends into the program's log, and change a session. */
const forms = ['signin', 'callback', 'signout']

/** Only its forms: next-auth calls a body that is no JSON an error of its own. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (!forms.includes((await context.params).nextauth[0] ?? '')) return new Response(null, { status: 404 })
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    return new Response('Send a form.', { status: 415 })
  return handler(request, context)
}

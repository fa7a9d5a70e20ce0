// A page that does nothing but be made anew at each request: what Phaseline's pages are compared with.
import { headers } from 'next/headers'

export default async function Page() {
  const host = (await headers()).get('host')
  return <p>Nothing to see at {host}.</p>
}

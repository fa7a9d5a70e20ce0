// Owns the bare address: everybody is led to where they begin.
import { redirect } from 'next/navigation'
import { currentViewer, homeOf } from '@/server/session'
import { setUpIsOpen } from '@/server/set-up'

export default async function StartPage() {
  const viewer = await currentViewer()
  if (viewer) redirect(homeOf(viewer))
  redirect((await setUpIsOpen()) ? '/setup' : '/sign-in')
}

// Next loads this before a page's other scripts: whatever they ask for or send says whose page it is (server/asked.ts), and what is typed before they run stays.
import { hearEarlyTyping } from '@/components/ui/typed-early'
import { ownerName } from '@/domain/accounts/page-owner'

hearEarlyTyping()

const send = window.fetch

window.fetch = (to, init) => {
  const owner = document.querySelector<HTMLMetaElement>(`meta[name="${ownerName}"]`)?.content
  if (!owner) return send(to, init)
  const headers = new Headers(init?.headers)
  headers.set(ownerName, owner)
  return send(to, { ...init, headers })
}

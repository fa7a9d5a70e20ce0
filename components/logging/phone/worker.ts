// The service worker: when /today cannot be opened for want of a network or of the clinic, it answers with the page that draws the day from what the phone keeps; and it shows what the clinic pushes. Its cache holds that page's files and nothing about a person.
/// <reference lib="webworker" />
import { clinicTime } from '@/domain/logging/kept'
import { localDate } from '../local-date'
import { isReached, patience } from './reach'
import { store } from './store'

/** Filled in by the build: a digest of the files, and their paths. */
declare const OFFLINE_FILES: { version: string; paths: string[] }

const worker = self as unknown as ServiceWorkerGlobalScope
const prefix = 'phaseline-offline-'
const cacheName = `${prefix}${OFFLINE_FILES.version}`
const offlinePage = '/offline.html'
/** The patient's side: whichever of these is opened, without a network today's plan is what there is. */
const places = new Set([
  ...['/', '/today', '/progress', '/sessions', '/learn', '/messages'],
  ...['/account', '/self-report', '/keep-well'],
])
const isPlace = (pathname: string) => places.has(pathname) || pathname.startsWith('/learn/')

worker.addEventListener('install', (event) => {
  const files = OFFLINE_FILES.paths.map((path) => new Request(path, { cache: 'reload' }))
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)))
  void worker.skipWaiting()
})

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))

async function takeOver(): Promise<void> {
  const names = await caches.keys()
  const former = names.filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(former.map((name) => caches.delete(name)))
  await worker.registration.navigationPreload?.enable()
  await worker.clients.claim()
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isPlace(pathname)) event.respondWith(page(event))
  else if (pathname !== offlinePage && OFFLINE_FILES.paths.includes(pathname))
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)))
  else if (pathname.startsWith('/pictures/')) event.respondWith(picture(request, pathname + search))
})

const kept = (pathname: string) => caches.match(pathname, { cacheName })

async function page(event: FetchEvent): Promise<Response> {
  const asked = (event.preloadResponse as Promise<Response | undefined>).then(
    (preloaded) => preloaded ?? fetch(event.request),
  )
  const tooLong = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
  const answer = await Promise.race([asked, tooLong]).catch(() => undefined)
  if (answer && (isReached(answer) || !(await keepsPlan()))) return answer
  return (await kept(offlinePage)) ?? answer ?? asked
}

/** Of one that is too old there is nothing to show, and the clinic's answer says more. */
const keepsPlan = () =>
  store()
    .then((database) => database.get('days', 'kept'))
    .then(
      (plan) => !!plan && localDate(plan.timeZone, clinicTime(plan, Date.now())) <= plan.until,
      () => false,
    )

async function picture(request: Request, href: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const found = await (await store()).get('pictures', href)
    if (!found) throw error
    return new Response(found.content, { headers: { 'Content-Type': found.type } })
  }
}

/** As the clinic's program sends it: a sentence that says nothing of a person, and the page that it is about. */
type Pushed = { title: string; path: string }

worker.addEventListener('push', (event) => {
  const { title, path } = event.data?.json() as Pushed
  // One of a kind is enough: the next takes its place.
  const look = { tag: path, icon: '/icons/192.png', data: path }
  event.waitUntil(worker.registration.showNotification(title, look))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(String(event.notification.data)))
})

async function open(path: string): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: 'window' })
  const shown = await window?.navigate(path).catch(() => null)
  await (shown ? shown.focus() : worker.clients.openWindow(path))
}

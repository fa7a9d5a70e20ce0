// The page that the service worker answers with when there is no network: the same day, drawn from what the phone keeps. Built by scripts/offline.ts, without Next.
import { WifiOff } from 'lucide-react'
import { StrictMode, useCallback, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Alert } from '@/components/ui/Alert'
import { buttonClasses } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { OnePress } from '@/components/ui/OnePress'
import { mainId, SkipLink } from '@/components/ui/ShellParts'
import { Wordmark } from '@/components/ui/Wordmark'
import { addDays } from '@/domain/dates'
import { clinicTime, keptPage, type KeptOnPhone } from '@/domain/logging/kept'
import { daysToLog } from '@/domain/logging/log'
import { todayWords } from '@/domain/logging/today-words'
import { localDate } from '../local-date'
import { TodayView } from '../TodayView'
import { LoggingPageContext } from './context'
import { NoConnection } from './NoConnection'
import { asEntries, onChanged, waitingOf } from './outbox'
import { wouldOpen } from './reach'
import { store, type Waiting } from './store'

/** In ms, while the page is looked at. */
const betweenAsking = 20_000

type OnPhone = { kept: KeptOnPhone; waiting: Waiting[]; today: string }

/** `null` where the phone keeps nothing. */
async function read(): Promise<OnPhone | null> {
  const kept = await (await store()).get('days', 'kept')
  if (!kept) return null
  const waiting = (await waitingOf(kept.person)).filter(({ refused }) => refused === null)
  return { kept, waiting, today: localDate(kept.timeZone, clinicTime(kept, Date.now())) }
}

function OfflineToday() {
  const [found, setFound] = useState<OnPhone | null>()
  const [connected, setConnected] = useState(false)
  const look = useCallback(() => {
    read().then(setFound, () => setFound(null))
  }, [])
  useEffect(() => {
    look()
    const whenVisible = () => {
      if (document.visibilityState === 'visible') look()
    }
    const deaf = onChanged(look)
    document.addEventListener('visibilitychange', whenVisible)
    return () => {
      deaf()
      document.removeEventListener('visibilitychange', whenVisible)
    }
  }, [look])
  useEffect(() => {
    const goBack = () =>
      void wouldOpen(location.href).then((opens) => {
        if (opens) setConnected(true)
        if (opens && !isBusy()) location.reload()
      })
    const gone = () => setConnected(false)
    // Where the network was there all the time, and the clinic was not, nothing says that it is back.
    const askAgain = () => {
      if (navigator.onLine && document.visibilityState === 'visible') goBack()
    }
    const asking = setInterval(askAgain, betweenAsking)
    document.addEventListener('visibilitychange', askAgain)
    addEventListener('online', goBack)
    addEventListener('offline', gone)
    return () => {
      clearInterval(asking)
      document.removeEventListener('visibilitychange', askAgain)
      removeEventListener('online', goBack)
      removeEventListener('offline', gone)
    }
  }, [])
  if (found === undefined) return null
  return (
    <div data-side="patient" className="min-h-dvh">
      <SkipLink />
      <OnePress />
      <header className="mx-auto flex w-full max-w-2xl items-center justify-between gap-3 px-4 pt-3">
        <Wordmark />
        <a href="/today" className={buttonClasses({ variant: 'quiet', size: 'small' })}>
          Try again
        </a>
      </header>
      <main id={mainId} tabIndex={-1} className="mx-auto w-full max-w-2xl space-y-5 px-4 pt-5 pb-10">
        {connected ? (
          <Alert title="Connected again">
            Finish what you are doing here. Then{' '}
            <a href="/today" className="font-semibold text-accent-text underline">
              go on with your plan
            </a>
            .
          </Alert>
        ) : (
          <NoConnection calledBy={found?.kept.calledBy} opened={location.pathname} />
        )}
        {found ? <Day {...found} /> : <NothingKept />}
      </main>
    </div>
  )
}

function Day({ kept, waiting, today }: OnPhone) {
  const asked = new URLSearchParams(location.search).get('on') ?? today
  const on = asked <= today && asked >= addDays(today, -daysToLog) ? asked : today
  const page = useMemo(() => keptPage(kept, asEntries(waiting), on, today), [kept, waiting, on, today])
  const logging = useMemo(
    () => ({ person: kept.person, refresh: () => undefined, connected: false }),
    [kept.person],
  )
  if (today > kept.until)
    return (
      <EmptyState icon={<WifiOff />} title="Your plan here is too old">
        Connect this phone once, and it will be brought up to date. What you logged is safe.
      </EmptyState>
    )
  return (
    <LoggingPageContext value={logging}>
      <TodayView
        key={page.on}
        page={page}
        words={todayWords(page, kept.locale)}
        timeZone={kept.timeZone}
        clinicPhone={kept.clinicPhone}
        open=""
        unfolded=""
        wrong={[]}
        notSaved={null}
        formIds={{}}
      />
    </LoggingPageContext>
  )
}

const NothingKept = () => (
  <EmptyState icon={<WifiOff />} title="There is no plan on this phone">
    Connect to the internet and open Phaseline. From then on your plan is here without a connection too.
  </EmptyState>
)

/** The guide goes on, or something was typed or chosen that a new page would take away. */
const isBusy = () =>
  document.querySelector('dialog[open]') !== null ||
  [...document.querySelectorAll<HTMLInputElement>('input, textarea')].some((box) =>
    box.type === 'radio' ? box.checked !== box.defaultChecked : box.value !== box.defaultValue,
  ) ||
  [...document.querySelectorAll('option')].some((option) => option.selected && !option.defaultSelected)

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <OfflineToday />
    </StrictMode>,
  )

// The patient's day: today, or with ?on= an earlier one that may still be logged.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { v7 } from 'uuid'
import { TodayOnline } from '@/components/logging/TodayOnline'
import { dateWords } from '@/domain/date-words'
import { calendarDateSchema } from '@/domain/fields'
import { exercisesOf, type TodayPage as Page } from '@/domain/logging/today-page'
import { todayWords } from '@/domain/logging/today-words'
import { found } from '@/server/found'
import { getToday } from '@/server/portal'
import { requirePatient } from '@/server/session'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Another day is not taken for today by whoever hears the title first. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { on } = await searchParams
  const day = calendarDateSchema.safeParse(on)
  if (!day.success) return { title: 'Today' }
  return { title: dateWords(day.data, (await requirePatient()).locale, 'weekday') }
}

export default async function TodayPage({ searchParams }: Props) {
  const viewer = await requirePatient()
  const { on, more, how, wrong, 'not-saved': notSaved } = await searchParams
  const unfolded = typeof how === 'string' ? how : ''
  const day = on === undefined ? undefined : calendarDateSchema.safeParse(on)
  if (day && !day.success) notFound()
  const page = await found(getToday(viewer, day?.data, unfolded))
  return (
    <TodayOnline
      person={viewer.accountId}
      page={page}
      words={todayWords(page, viewer.locale)}
      timeZone={viewer.timeZone}
      clinicPhone={viewer.clinicPhone}
      open={typeof more === 'string' ? more : ''}
      unfolded={unfolded}
      wrong={typeof wrong === 'string' ? wrong.split(' ') : []}
      notSaved={notSaved === undefined ? null : notSaved === 'somebody-else' ? notSaved : 'refused'}
      formIds={formIds(page)}
    />
  )
}

function formIds(page: Page): Record<string, string> {
  const keys = [...page.plans.map(({ planId }) => planId), ...exercisesOf(page).map(({ key }) => key)]
  return Object.fromEntries(keys.map((key) => [key, v7()]))
}

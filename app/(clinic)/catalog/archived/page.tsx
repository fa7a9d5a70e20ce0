// Owns the list of what the clinic has archived of its own exercises.
import { Archive } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pages } from '@/components/ui/Pages'
import { listArchived } from '@/server/own-exercises'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Archived exercises' }

type Search = Promise<{ page?: string | string[] }>

export default async function ArchivedPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const { exercises, page, pages } = await listArchived(viewer, (await searchParams).page)
  return (
    <>
      <PageHeader
        title="Archived exercises"
        lead="Not offered any more. Plans and protocols that use one keep it."
        back={{ href: '/catalog', label: 'Catalog' }}
      />
      {exercises.length === 0 ? (
        <EmptyState icon={<Archive />} title="Nothing is archived">
          An exercise of your clinic’s own can be archived on its page.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised">
          {exercises.map(({ slug, name, archivedAt }) => (
            <li
              key={slug}
              className="relative flex flex-wrap justify-between gap-x-5 px-4 py-2 hover:bg-sunken"
            >
              <Link
                href={`/catalog/${slug}`}
                prefetch={false}
                className="font-semibold text-accent-text after:absolute after:inset-0 hover:underline"
              >
                {name}
              </Link>
              <span className="text-sm text-muted">
                archived on{' '}
                {archivedAt.toLocaleDateString(viewer.locale, {
                  dateStyle: 'medium',
                  timeZone: viewer.timeZone,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pages {...{ page, pages }} address={(other) => `/catalog/archived?page=${other}`} />
    </>
  )
}

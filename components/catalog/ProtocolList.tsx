// Owns the list of protocols: for what each is, whose it is, and its phases with their weeks at a glance.
import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { plural } from '@/domain/plural'
import { ProtocolBadges } from './ProtocolBadges'

type Phase = { name: string; weeks: number }

export interface ProtocolListProps {
  protocols: readonly {
    slug: string
    name: string
    condition: string
    own: boolean
    shared: boolean
    archived: boolean
    phases: readonly Phase[]
  }[]
}

export function ProtocolList({ protocols }: ProtocolListProps) {
  return (
    <ul className="space-y-3">
      {protocols.map(({ slug, name, condition, phases, ...whose }) => (
        <li key={slug} className="relative">
          <Card className="gap-x-8 hover:bg-sunken lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
            <div className="min-w-0">
              <h2 className="text-lg font-bold">
                <Link
                  href={`/protocols/${slug}`}
                  prefetch={false}
                  className="text-accent-text after:absolute after:inset-0 hover:underline"
                >
                  {name}
                </Link>
              </h2>
              <p className="text-sm text-muted">{condition}</p>
              <p className="mt-2 flex flex-wrap gap-2">
                <ProtocolBadges {...whose} />
              </p>
            </div>
            <Phases phases={phases} />
          </Card>
        </li>
      ))}
    </ul>
  )
}

/** As long as their weeks, from left to right. */
function Phases({ phases }: { phases: readonly Phase[] }) {
  const ends = phases.map((_, i) => phases.slice(0, i + 1).reduce((sum, { weeks }) => sum + weeks, 0))
  const total = ends.at(-1) ?? 0
  return (
    <div className="max-lg:mt-3">
      <p className="text-sm font-semibold">
        {plural(total, 'week')} in {plural(phases.length, 'phase')}
      </p>
      {/* SVG, since widths as style attributes would need a hole in the content security policy. */}
      <svg
        aria-hidden
        viewBox={`0 0 ${Math.max(1, total)} 6`}
        preserveAspectRatio="none"
        className="my-1 block h-2 w-full"
      >
        {phases.map(({ weeks }, i) => (
          <rect
            key={i}
            x={(ends[i] ?? 0) - weeks}
            y="0"
            width={Math.max(0, weeks - (i < phases.length - 1 ? total / 150 : 0))}
            height="6"
            className={i % 2 === 0 ? 'fill-accent' : 'fill-accent-soft'}
          />
        ))}
      </svg>
      <p className="text-sm text-muted">{phases.map(({ name, weeks }) => `${name} ${weeks}`).join(' · ')}</p>
    </div>
  )
}

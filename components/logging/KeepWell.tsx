// Owns what a patient keeps after a plan's end: the exercises that go on, what to do in a flare-up, whom to call; and the way to what other plans left.
import { LifeBuoy, Phone, Sprout } from 'lucide-react'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { dateWords } from '@/domain/date-words'
import { callAddress } from '@/domain/phone'

export interface KeepWellProps {
  plans: readonly {
    planId: string
    problem: string
    since: string
    exercises: readonly { exerciseId: string; name: string; amount: string; often: string; note: string }[]
    flareUp: string
    contact: string
    /** By exercise. */
    steps: Readonly<Record<string, readonly string[]>>
  }[]
  others: readonly { planId: string; problem: string; since: string }[]
  locale: string
  clinicPhone: string
}

export function KeepWell({ plans, others, locale, clinicPhone }: KeepWellProps) {
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-2xl font-bold">Keeping well</h1>
        {plans.length > 0 && <p className="text-muted">Yours to keep, now that your plan is finished.</p>}
      </header>
      {plans.length === 0 && (
        <EmptyState icon={<Sprout />} title="Nothing here yet">
          When you finish your plan, you will find here what keeps you well.
        </EmptyState>
      )}
      {plans.map(({ planId, problem, since, exercises, flareUp, contact, steps }) => (
        <section key={planId} aria-label={problem} className="space-y-4">
          <h2 className="text-xl font-bold">
            {problem}
            <span className="block text-base font-normal text-muted">
              Finished on {dateWords(since, locale)}
            </span>
          </h2>
          {exercises.length > 0 && (
            <Card>
              <h3 className="mb-2 flex items-center gap-2 text-lg font-bold">
                <Sprout aria-hidden className="size-6 text-accent-text" /> Keep doing
              </h3>
              <ul className="divide-y divide-line">
                {exercises.map((each) => (
                  <li key={each.exerciseId} className="py-3 first:pt-0 last:pb-0">
                    <p className="font-semibold">{each.name}</p>
                    <p>{[each.amount, each.often].filter(Boolean).join('. ')}</p>
                    {each.note && <p className="border-l-4 border-accent pl-3">{each.note}</p>}
                    {(steps[each.exerciseId] ?? []).length > 0 && (
                      <details>
                        <summary className="flex min-h-11 items-center font-semibold text-accent-text">
                          How to do it<span className="sr-only">: {each.name}</span>
                        </summary>
                        <ol className="list-decimal space-y-1.5 pl-6">
                          {steps[each.exerciseId]?.map((step, i) => (
                            <li key={i}>{step}</li>
                          ))}
                        </ol>
                      </details>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card>
            <h3 className="mb-2 flex items-center gap-2 text-lg font-bold">
              <LifeBuoy aria-hidden className="size-6 text-accent-text" /> If it flares up
            </h3>
            <p className="whitespace-pre-line">{flareUp}</p>
          </Card>
          <Card>
            <h3 className="mb-2 flex items-center gap-2 text-lg font-bold">
              <Phone aria-hidden className="size-6 text-accent-text" /> Whom to call
            </h3>
            <p className="whitespace-pre-line">{contact}</p>
            {clinicPhone && (
              <a href={callAddress(clinicPhone)} className={buttonClasses({}, 'mt-3')}>
                <Phone />
                <span>Call {clinicPhone}</span>
              </a>
            )}
          </Card>
        </section>
      ))}
      {others.length > 0 && (
        <Card>
          <h2 className="mb-2 text-lg font-bold">From your other plans</h2>
          <ul className="divide-y divide-line">
            {others.map(({ planId, problem, since }) => (
              <li key={planId}>
                <Link
                  href={`/keep-well?plan=${planId}`}
                  prefetch={false}
                  className="flex min-h-11 flex-col justify-center py-2 font-semibold text-accent-text"
                >
                  {problem}
                  <span className="font-normal text-muted">Finished on {dateWords(since, locale)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

// Owns where an exercise is used: protocols, and plans of the patients whom the reader may see.
import { Section } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'

export interface ExerciseUseProps {
  use: {
    protocols: readonly { slug: string; name: string }[]
    plans: readonly { planId: string; problem: string; patientName: string }[]
    planCount: number
  }
  /** The reader sees every patient of the clinic. */
  seesAll: boolean
}

export function ExerciseUse({ use: { protocols, plans, planCount }, seesAll }: ExerciseUseProps) {
  const more = planCount - plans.length
  return (
    <Section title="Used by">
      <div className="space-y-4">
        <div>
          <h3 className="font-semibold">Protocols</h3>
          {protocols.length === 0 ? (
            <p className="text-muted">None.</p>
          ) : (
            <ul className="list-disc pl-5">
              {protocols.map(({ slug, name }) => (
                <li key={slug}>
                  <TextLink href={`/protocols/${slug}`} prefetch={false}>
                    {name}
                  </TextLink>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3 className="font-semibold">Active plans</h3>
          {!seesAll && <p className="text-sm text-muted">Of your own patients.</p>}
          {plans.length === 0 ? (
            <p className="text-muted">None.</p>
          ) : (
            <ul className="list-disc pl-5">
              {plans.map(({ planId, problem, patientName }) => (
                <li key={planId}>
                  <TextLink href={`/plans/${planId}`} prefetch={false}>
                    {patientName}
                  </TextLink>{' '}
                  <span className="text-muted">· {problem}</span>
                </li>
              ))}
              {more > 0 && <li className="text-muted">and {more} more</li>}
            </ul>
          )}
        </div>
      </div>
    </Section>
  )
}

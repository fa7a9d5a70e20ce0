// Owns the first choice of a plan: which protocol or which other plan it begins as, or none.
'use client'

import { Copy, FilePlus2, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import type { PlanLine } from '@/domain/patients'
import { protocolsFound } from '@/domain/plans/protocol-search'
import { OthersPlans, type OthersPlansProps } from './OthersPlans'
import { StartChoice, StartChoices } from './StartChoice'
import { planLineWords } from './plan-line-words'
import { useStartPlan, type StartPlan as Start } from './useStartPlan'

/** So many are seen without searching. */
const few = 4
/** And so many at once. */
const most = 40

export interface StartPlanProps extends Pick<OthersPlansProps, 'search' | 'patientId'> {
  protocols: { slug: string; name: string; condition: string; summary: string; own: boolean }[]
  /** The patient's own, the newest first. */
  earlier: readonly PlanLine[]
  locale: string
  start: Start
}

export function StartPlan({ protocols, earlier, locale, start, ...others }: StartPlanProps) {
  const { making, trouble, begin } = useStartPlan(start)
  const [typed, setTyped] = useState('')
  const shown = protocolsFound(protocols, typed)

  return (
    <WhenReady>
      <div className="max-w-3xl space-y-7">
        {trouble && <Alert tone="danger" title={trouble} />}
        {earlier.length > 0 && (
          <Section title="From an earlier plan of this patient" bare>
            <StartChoices>
              {earlier.map((plan) => (
                <StartChoice
                  key={plan.id}
                  name={plan.problem}
                  about={planLineWords(plan, locale)}
                  verb="Begin with this plan"
                  icon={<Copy />}
                  pending={making === plan.id}
                  onChoose={() => void begin({ planId: plan.id })}
                />
              ))}
            </StartChoices>
          </Section>
        )}
        <Section title="From a protocol" bare>
          {protocols.length > few && (
            <Field label="Search protocols" className="mb-3">
              <TextInput
                type="search"
                name="protocol"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                maxLength={200}
                autoComplete="off"
              />
            </Field>
          )}
          <p role="status" className={typed !== '' && shown.length === 0 ? 'text-muted' : 'sr-only'}>
            {typed !== '' && (shown.length === 0 ? 'No protocol is found.' : `${shown.length} found`)}
          </p>
          {shown.length > 0 && (
            <StartChoices>
              {shown.slice(0, most).map((protocol) => (
                <StartChoice
                  key={protocol.slug}
                  name={protocol.name}
                  about={`${protocol.condition}${protocol.own ? ' · your clinic’s' : ''}`}
                  verb="Use this protocol"
                  icon={<ListChecks />}
                  pending={making === protocol.slug}
                  onChoose={() => void begin({ protocolSlug: protocol.slug })}
                >
                  <p className="mt-0.5 line-clamp-2 text-sm">{protocol.summary}</p>
                </StartChoice>
              ))}
            </StartChoices>
          )}
          {shown.length > most && (
            <p className="mt-3 text-sm text-muted">{shown.length - most} more: search for one.</p>
          )}
        </Section>
        <Section title="From nothing" bare>
          <StartChoices>
            <StartChoice
              name="An empty plan"
              verb="Start empty"
              icon={<FilePlus2 />}
              pending={making === ''}
              onChoose={() => void begin({})}
            >
              <p className="text-sm">An intensive and a maintenance phase without exercises.</p>
            </StartChoice>
          </StartChoices>
        </Section>
        <OthersPlans
          {...others}
          locale={locale}
          making={making}
          onChoose={(planId) => void begin({ planId })}
        />
      </div>
    </WhenReady>
  )
}

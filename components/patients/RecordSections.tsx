// Owns the sections of a patient's record that are the patient's own data: person, problem, red flags, visits.
'use client'

import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { CautionPicker } from '@/components/catalog/CautionPicker'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import type { ActionResult } from '@/domain/action-result'
import { sectionLines, type WordedSection } from '@/domain/earlier-wordings'
import {
  sectionSchemas,
  visitsWarning,
  type SectionInput,
  type SectionValues,
  type Visits,
} from '@/domain/patient-record'
import { RecordField, SectionForm } from './SectionForm'

export interface RecordSectionsProps {
  sections: SectionValues
  visits: Visits
  timeZones: readonly string[]
  /** Where a link to the portal is sent is not everybody's to change. */
  mayChangePerson: boolean
  /** Whether links to sign in are sent at all. */
  sendsMail: boolean
  /** What stood in a section before, below it. */
  earlier: Record<WordedSection, ReactNode>
  locale: string
  save: (section: SectionInput, shown: SectionInput) => Promise<ActionResult<void>>
}

export function RecordSections(props: RecordSectionsProps) {
  const { sections, visits, timeZones, mayChangePerson, sendsMail, earlier, locale, save } = props
  const lines = (section: SectionInput) => sectionLines(section, locale)
  const warning = visitsWarning(visits)
  return (
    <>
      <Section title="Person and contact">
        {mayChangePerson ? (
          <SectionForm
            about="Person and contact"
            schema={sectionSchemas.person}
            values={sections.person}
            lines={lines}
            save={save}
            verb="Save person"
          >
            <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              <RecordField name="name" label="Name" />
              <RecordField name="birthDate" label="Date of birth" as="date" optional />
              <RecordField name="language" label="Speaks" hint="Say if an interpreter is needed." optional />
              <RecordField name="phone" label="Phone" as="tel" optional />
              <RecordField name="email" label="E-mail" optional />
              <RecordField name="referrer" label="Referred by" optional />
              <RecordField
                name="timeZone"
                label="Time zone"
                choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              />
            </div>
            {sendsMail && <LinksGoThere now={sections.person.emailForLinks} />}
          </SectionForm>
        ) : (
          <p>Changed by the patient’s own therapists, or by an admin.</p>
        )}
      </Section>
      <Section title="Diagnosis and precautions">
        <SectionForm
          about="Diagnosis and precautions"
          schema={sectionSchemas.problem}
          values={sections.problem}
          lines={lines}
          save={save}
          verb="Save diagnosis"
        >
          <RecordField name="diagnosis" label="Diagnosis or problem" optional />
          <CautionPicker name="precautions" label="Precautions" />
        </SectionForm>
        {earlier.problem}
      </Section>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Section id="red-flags" title="Red flags" className="scroll-mt-4">
          <SectionForm
            about="Red flags"
            schema={sectionSchemas.screening}
            values={sections.screening}
            lines={lines}
            save={save}
            verb="Save red flags"
          >
            <RecordField name="redFlagsOn" label="Asked on" as="date" optional />
            <RecordField
              name="redFlags"
              label="What was found"
              hint="None found, or what was and what you did."
              as="lines"
              optional
            />
          </SectionForm>
          {earlier.screening}
        </Section>
        <Section title="Approved visits">
          {warning && <Alert tone="warning" title={warning} className="mb-4" />}
          <SectionForm
            about="Approved visits"
            schema={sectionSchemas.visits}
            values={sections.visits}
            lines={lines}
            save={save}
            verb="Save visits"
          >
            <div className="grid gap-4 sm:grid-cols-2">
              <RecordField
                name="approvedVisits"
                label="Visits approved"
                hint="Leave empty where nobody limits them."
                as="count"
                optional
              />
              <RecordField
                name="approvedFrom"
                label="Counted from"
                hint="Leave empty to count all."
                as="date"
                optional
              />
            </div>
            <p>
              {visits.attended} attended, {visits.booked} booked.
            </p>
          </SectionForm>
          {earlier.visits}
        </Section>
      </div>
    </>
  )
}

/** Whoever ticks it gives their word for the address. */
function LinksGoThere({ now }: { now: boolean }) {
  const { register } = useFormContext()
  return (
    <Checkbox
      {...register('emailForLinks')}
      label="Links to sign in may be sent to this address"
      hint={
        now
          ? undefined
          : 'None goes there now: the patient has not confirmed it, or whoever wrote it is no longer in the care team. Ask the patient whether it is theirs.'
      }
    />
  )
}

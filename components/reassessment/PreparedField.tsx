// Owns what the next version is prepared with: suggestions by what was borne, each to be left out; all of it goes into a draft.
'use client'

import { useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Fieldset } from '@/components/ui/Fieldset'
import type { Decision } from '@/domain/reassessment/assessment'
import type { DecidedInput } from '@/domain/reassessment/decision'
import type { Suggestion } from '@/domain/reassessment/preparation'

export interface PreparedFieldProps {
  decision: Decision | undefined
  /** The phase that is moved to. */
  phaseId: string
  suggested: readonly { decision: Decision; phaseId: string; suggestions: readonly Suggestion[] }[] | null
}

export function PreparedField({ decision, phaseId, suggested }: PreparedFieldProps) {
  const { setValue } = useFormContext<DecidedInput>()
  const found = suggested?.find(
    (each) => each.decision === decision && (decision !== 'progress' || each.phaseId === phaseId),
  )
  // What was unticked stays so when the page learns something new, or another decision is looked at.
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  useEffect(() => {
    const keys = found?.suggestions.map(({ key }) => key) ?? []
    setValue(
      'prepare',
      keys.filter((key) => !leftOut.includes(key)),
    )
  }, [found, leftOut, setValue])
  if (suggested === null && decision && ['progress', 'modify', 'extend'].includes(decision))
    return (
      <Alert title="The next version is being written already">
        Nothing is prepared in it: go on with the draft that is there.
      </Alert>
    )
  if (!found || found.suggestions.length === 0) return null
  return (
    <Fieldset
      id="prepare-group"
      legend="Prepare in the next version"
      hint="What is ticked goes into a draft that you see and publish yourself. The patient sees nothing of it before."
    >
      <div className="space-y-1">
        {found.suggestions.map(({ key, words }) => (
          <Checkbox
            key={key}
            name="prepare"
            value={key}
            label={words}
            checked={!leftOut.includes(key)}
            onChange={({ currentTarget: { checked } }) =>
              setLeftOut((before) => (checked ? before.filter((each) => each !== key) : [...before, key]))
            }
          />
        ))}
      </div>
    </Fieldset>
  )
}

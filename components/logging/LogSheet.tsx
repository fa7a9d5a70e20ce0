// Owns the questions beyond "done": how much, why not, pain, effort, a note. All optional; what does not apply is hidden without a script.
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextArea } from '@/components/ui/inputs'
import { ScalePicker } from '@/components/ui/ScalePicker'
import { mayCloseTyped, useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { WrongCounts } from '@/domain/logging/form-entry'
import { skipReasons } from '@/domain/logging/log'
import { painLimitWords } from '@/domain/logging/pain-words'
import type { LoggedView } from '@/domain/logging/log'
import type { ExerciseView } from '@/domain/logging/today-page'
import { PainFace, PainWords } from './PainFace'

const face = (pain: number) => <PainFace pain={pain} />
const reasons = Object.entries(skipReasons).map(([value, label]) => ({ value, label }))

export interface LogSheetProps {
  item: ExerciseView
  log: LoggedView | null
  saving: boolean
  /** What has to be put right, by field. */
  wrong: WrongCounts
  close: () => void
  closeHref: string
}

export function LogSheet({ item, log, saving, wrong, close, closeHref }: LogSheetProps) {
  const form = item.key
  const [typed, setTyped] = useState(false)
  useLeaveWarning(typed && !saving)
  // A phone that does not know :has() shows all of them.
  const notDone = 'group-has-[[value=done]:checked]/sheet:hidden'
  const notPartial = 'group-has-[[value=partial]:checked]/sheet:hidden'
  const doing = 'group-has-[[value=skipped]:checked]/sheet:hidden'
  return (
    <div className="group/sheet mt-3 space-y-5 border-t border-line pt-4">
      <ChoiceGroup
        name="status"
        form={form}
        legend={`How did it go with ${item.name}?`}
        defaultValue={Object.keys(wrong).length > 0 ? 'partial' : (log?.status ?? 'done')}
        choices={[
          { value: 'done', label: 'I did it all' },
          { value: 'partial', label: 'I did a part of it' },
          { value: 'skipped', label: 'I did not do it' },
        ]}
      />
      <div className={`${notDone} ${doing} grid grid-cols-2 gap-3 narrow:grid-cols-1`}>
        <Field
          label="Rounds done"
          optional
          form={form}
          error={wrong.setsDone}
          hint={item.sets ? `Asked for: ${item.sets}` : undefined}
        >
          <NumberInput name="setsDone" defaultValue={log?.setsDone ?? ''} />
        </Field>
        <Field
          label="Times in a round"
          optional
          form={form}
          error={wrong.repsDone}
          hint={item.reps ? `Asked for: ${item.reps}` : undefined}
        >
          <NumberInput name="repsDone" defaultValue={log?.repsDone ?? ''} />
        </Field>
      </div>
      <div className={`${notDone} ${notPartial}`}>
        <Field label="Why not?" optional form={form}>
          <Select
            name="skipReason"
            placeholder="Choose a reason"
            options={reasons}
            defaultValue={log?.skipReason ?? ''}
          />
        </Field>
      </div>
      <div className={`${doing} space-y-5`}>
        <ScalePicker
          name="pain"
          form={form}
          legend="Pain while doing it"
          hint={painLimitWords(item.painCeiling)}
          optional
          lowest="no pain"
          highest="worst pain"
          mark={face}
          meaning={<PainWords />}
          noAnswer="No answer"
          defaultValue={log?.pain ?? null}
        />
        <ScalePicker
          name="painAfter"
          form={form}
          legend="Pain afterwards"
          optional
          lowest="no pain"
          highest="worst pain"
          mark={face}
          meaning={<PainWords />}
          noAnswer="No answer"
          defaultValue={log?.painAfter ?? null}
        />
        <ScalePicker
          name="effort"
          form={form}
          legend="How hard was it?"
          optional
          lowest="no effort"
          highest="as hard as I can"
          noAnswer="No answer"
          defaultValue={log?.effort ?? null}
        />
      </div>
      <Field label="A note for your therapist" optional form={form}>
        <TextArea
          name="note"
          rows={2}
          maxLength={500}
          defaultValue={log?.note ?? ''}
          onInput={({ currentTarget: { value, defaultValue } }) => setTyped(value.trim() !== defaultValue)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="large" pending={saving} pendingLabel="Saving">
          Save
        </Button>
        {/* A link, so that it closes before any script too. */}
        <a
          href={closeHref}
          onClick={(event) => {
            event.preventDefault()
            if (!typed || mayCloseTyped()) close()
          }}
          className="inline-flex min-h-13 items-center rounded-control px-4 font-semibold text-accent-text hover:bg-accent-soft"
        >
          Close
        </a>
      </div>
    </div>
  )
}

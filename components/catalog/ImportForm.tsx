// Owns an import: choosing the file, seeing what it would do, doing it, and what came of it.
'use client'

import { FileUp, Upload } from 'lucide-react'
import { useId, useRef } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ImportAnswer, ImportStep } from '@/domain/catalog/import-answer'
import { ImportPreview } from './ImportPreview'
import { useImport } from './useImport'

const counted = (count: number, what: string) => `${count} ${what}`

export function ImportForm() {
  const { state, preview, apply } = useImport()
  const input = useRef<HTMLInputElement>(null)
  const busy = state.at === 'reading' || state.at === 'importing'
  const trouble = state.at === 'start' || state.at === 'preview' ? state.trouble : null
  return (
    <div className="space-y-6">
      <Section title="File">
        <WhenReady>
          <Field label="CSV or JSON file" hint="In UTF-8, up to 5,000 exercises and 32 MB.">
            <TextInput
              ref={input}
              name="file"
              type="file"
              accept=".csv,.json,text/csv,application/json"
              disabled={busy}
              className="h-auto py-2 file:mr-3 file:font-semibold"
              // The same file again, after it was put right, is another one.
              onClick={(event) => (event.currentTarget.value = '')}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                if (file) void preview(file)
              }}
            />
          </Field>
        </WhenReady>
        {/* Stands there before anything happens, so that it is read out when it does. */}
        <div role="status" className="mt-3 empty:hidden">
          {busy && <Progress at={state.at} progress={state.progress} />}
        </div>
        {trouble && <Alert tone="danger" title={trouble} className="mt-3" />}
      </Section>
      {state.at === 'preview' && (
        <Section title="What it would do" lead={state.file.name}>
          <ImportPreview answer={state.answer}>
            {state.answer.wrongCount > 0 ? (
              <Button icon={<FileUp />} onClick={() => input.current?.click()}>
                Choose the corrected file
              </Button>
            ) : (
              <Button variant="primary" icon={<Upload />} onClick={() => void apply()}>
                {deedOf(state.answer)}
              </Button>
            )}
          </ImportPreview>
        </Section>
      )}
      {state.at === 'done' && (
        <Alert
          tone="good"
          title={`Imported: ${counted(state.answer.addedCount, 'new')}, ${counted(state.answer.changedCount, 'changed')}, ${counted(state.answer.sameCount, 'the same as before')}.`}
        >
          <LinkButton href="/catalog" prefetch={false} size="small" className="mt-2">
            See the catalog
          </LinkButton>
        </Alert>
      )}
    </div>
  )
}

function deedOf({ addedCount, changedCount }: ImportAnswer): string {
  const count = addedCount + changedCount
  return count === 1 ? 'Import 1 exercise' : `Import ${count} exercises`
}

function Progress({ at, progress }: { at: 'reading' | 'importing'; progress: ImportStep | null }) {
  const id = useId()
  const words = progress
    ? `${progress.step === 'checked' ? 'Checked' : 'Written'} ${progress.done} of ${progress.of}`
    : 'Sending the file'
  return (
    <>
      <label htmlFor={id} className="block font-semibold">
        {at === 'reading' ? 'Reading' : 'Importing'}
      </label>
      <progress id={id} value={progress?.done} max={progress?.of} className="h-2 w-full accent-accent" />
      <p className="text-sm text-muted">{words}</p>
    </>
  )
}

// Owns a value that is there to be copied, and says whether copying worked.
'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from './Button'
import { TextInput } from './inputs'

export interface CopyFieldProps {
  id: string
  label: string
  value: string
}

export function CopyField({ id, label, value }: CopyFieldProps) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null)
  const input = useRef<HTMLInputElement>(null)
  // It is there because it was asked for: whoever does not see it come would ask again, which ends this one.
  useEffect(() => input.current?.focus(), [value])

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setResult('copied')
    } catch {
      // No clipboard over plain http: the text is selected, so that the person's own shortcut takes it.
      input.current?.select()
      setResult('failed')
    }
  }

  const copied = result === 'copied'
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <TextInput
          id={id}
          ref={input}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1"
        />
        <Button onClick={copy} icon={copied ? <Check /> : <Copy />} className="min-w-28 shrink-0">
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className={result === 'failed' ? 'mt-1 text-sm text-muted' : 'sr-only'}>
        {copied && 'Copied'}
        {result === 'failed' && 'This browser does not let us copy. The text is selected: copy it yourself.'}
      </p>
    </div>
  )
}

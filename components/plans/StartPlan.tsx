// Owns the first choice of a plan: which protocol it begins as, or none.
'use client'

import { FilePlus2, ListChecks } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import type { ActionResult } from '@/domain/action-result'
import { protocolsFound } from '@/domain/plans/protocol-search'

/** So many are seen without searching. */
const few = 4

export interface StartPlanProps {
  protocols: { slug: string; name: string; condition: string; summary: string; own: boolean }[]
  start: (protocolSlug?: string) => Promise<ActionResult<{ planId: string }>>
}

export function StartPlan({ protocols, start }: StartPlanProps) {
  const router = useRouter()
  const [starting, setStarting] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const shown = protocolsFound(protocols, search)

  async function begin(slug?: string) {
    if (starting !== null) return
    setStarting(slug ?? '')
    setTrouble(null)
    try {
      const result = await start(slug)
      if (result.ok) return router.push(`/plans/${result.value.planId}/edit`)
      setTrouble(Object.values(result.fields).join(' '))
    } catch {
      setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
    }
    setStarting(null)
  }

  return (
    <div className="max-w-3xl space-y-3">
      {trouble && <Alert tone="danger" title={trouble} />}
      {protocols.length > few && (
        <Field label="Search protocols">
          <TextInput
            type="search"
            name="protocol"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            maxLength={200}
            autoComplete="off"
          />
        </Field>
      )}
      <p role="status" className={search !== '' && shown.length === 0 ? 'text-muted' : 'sr-only'}>
        {search !== '' && (shown.length === 0 ? 'No protocol is found.' : `${shown.length} found`)}
      </p>
      {shown.map((protocol) => (
        <Card key={protocol.slug}>
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="min-w-0 flex-[1_1_20rem]">
              <h2 className="text-lg font-bold">{protocol.name}</h2>
              <p className="text-sm font-semibold text-muted">
                {protocol.condition}
                {protocol.own && ' · your clinic’s'}
              </p>
              <p className="mt-1 text-sm">{protocol.summary}</p>
            </div>
            <Button
              icon={<ListChecks />}
              pending={starting === protocol.slug}
              onClick={() => void begin(protocol.slug)}
            >
              Use this protocol<VisuallyHidden>: {protocol.name}</VisuallyHidden>
            </Button>
          </div>
        </Card>
      ))}
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-[1_1_20rem]">
            <h2 className="text-lg font-bold">An empty plan</h2>
            <p className="text-sm">An intensive and a maintenance phase without exercises.</p>
          </div>
          <Button icon={<FilePlus2 />} pending={starting === ''} onClick={() => void begin()}>
            Start empty
          </Button>
        </div>
      </Card>
    </div>
  )
}

// Owns the search of the protocols: a plain form whose wish stands in the address, so that it can be shared and gone back to.
import { Search } from 'lucide-react'
import { Button, LinkButton } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import { protocolShelves } from '@/domain/plans/protocol'
import { bodyRegions } from '@/domain/catalog/vocabulary'

export interface ProtocolFilterProps {
  wish: { q: string; region: string; which: string }
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export function ProtocolFilter({ wish }: ProtocolFilterProps) {
  const filtered = Object.values(wish).some((value) => value !== '')
  return (
    <form
      // A change of the address alone does not change what a plain field holds.
      key={Object.values(wish).join('\n')}
      role="search"
      action="/protocols"
      className="mb-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(2,minmax(0,1fr))_auto] lg:items-end"
    >
      <Field label="Condition or name" className="sm:col-span-2 lg:col-span-1">
        <TextInput
          type="search"
          name="q"
          defaultValue={wish.q}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field label="Body region">
        <Select
          name="region"
          placeholder="All regions"
          options={options(bodyRegions)}
          defaultValue={wish.region}
        />
      </Field>
      <Field label="Which">
        <Select
          name="which"
          placeholder="All in use"
          options={options(protocolShelves)}
          defaultValue={wish.which}
        />
      </Field>
      <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-1">
        <Button type="submit" variant="primary" icon={<Search />}>
          Search
        </Button>
        {filtered && (
          <LinkButton href="/protocols" prefetch={false} variant="quiet">
            Clear
          </LinkButton>
        )}
      </div>
    </form>
  )
}

// Owns the search of the catalog: a plain form whose wish stands in the address, so that it can be shared and gone back to.
import { Search } from 'lucide-react'
import { Button, LinkButton } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import { bodyRegions, deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'

export interface CatalogFilterProps {
  wish: { q: string; region: string; kind: string; delivery: string }
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export function CatalogFilter({ wish }: CatalogFilterProps) {
  const filtered = Object.values(wish).some((value) => value !== '')
  return (
    <form
      // A change of the address alone does not change what a plain field holds.
      key={Object.values(wish).join('\n')}
      role="search"
      action="/catalog"
      className="mb-5 grid gap-3 sm:grid-cols-3 lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto] lg:items-end"
    >
      <Field label="Search exercises" className="sm:col-span-3 lg:col-span-1">
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
      <Field label="Kind">
        <Select
          name="kind"
          placeholder="All kinds"
          options={options(exerciseKinds)}
          defaultValue={wish.kind}
        />
      </Field>
      <Field label="Where">
        <Select
          name="delivery"
          placeholder="Anywhere"
          options={options(deliveries)}
          defaultValue={wish.delivery}
        />
      </Field>
      <div className="flex flex-wrap gap-2 sm:col-span-3 lg:col-span-1">
        <Button type="submit" variant="primary" icon={<Search />}>
          Search
        </Button>
        {filtered && (
          <LinkButton href="/catalog" prefetch={false} variant="quiet">
            Clear
          </LinkButton>
        )}
      </div>
    </form>
  )
}

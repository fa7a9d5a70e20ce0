// What the caseload can be narrowed to follows from who asks.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { CaseloadFilterForm } from './CaseloadFilterForm'

it('offers those who wrote to whoever treats patients alone', () => {
  const offered = (treats: boolean) =>
    renderToStaticMarkup(<CaseloadFilterForm filter={everybody} treats={treats} />)
  expect(offered(true)).toContain('Wrote while logging')
  expect(offered(false)).not.toContain('Wrote while logging')
  expect(offered(false)).toContain('Any flag')
})

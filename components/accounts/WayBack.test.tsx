// Whoever signs out is told the ways back that there are, and no other.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WayBack } from './WayBack'

const said = (email: string | null, clinicPhone = '') =>
  renderToStaticMarkup(<WayBack email={email} clinicName="Hill Physio" clinicPhone={clinicPhone} />)

test('a link by e-mail is named where one would be sent', () => {
  expect(said('ada@example.test')).toContain('by e-mail to ada@example.test')
  expect(said(null)).not.toContain('mail')
  expect(said(null)).toContain('you need a new link from Hill Physio to come back.')
  expect(said(null, '020 7946 0000')).toContain('to come back (telephone 020 7946 0000).')
})

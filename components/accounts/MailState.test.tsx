// What an admin reads of the e-mails fits where their links lead.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MailState } from './MailState'

const said = (unreachable: string | null) =>
  renderToStaticMarkup(<MailState sends sent={null} failing={null} {...{ unreachable }} />)

test('links that no phone can open are said, with what is to be set', () => {
  expect(said('http://127.0.0.1:3000')).toMatch(/http:\/\/127\.0\.0\.1:3000.*PUBLIC_URL/)
  expect(said(null)).not.toContain('PUBLIC_URL')
})

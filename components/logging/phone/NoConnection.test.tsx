// Whoever opens a text without a network finds the day, and is told why.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { NoConnection } from './NoConnection'

const words = (opened: string) => renderToStaticMarkup(<NoConnection calledBy="Edith M." opened={opened} />)

it.each(['/learn', '/learn/01999999-0000-7000-8000-000000000000'])('%s needs a connection', (opened) => {
  expect(words(opened)).toContain('What there is to read needs a connection. This is the plan of Edith M.')
})

it('any other page says what stands there alone', () => {
  expect(words('/today')).not.toContain('to read')
})

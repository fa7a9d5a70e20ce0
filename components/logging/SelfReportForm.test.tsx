// The questions before a check begin with what was sent since the last one, so that a second sending holds all of it.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { SelfReportForm } from './SelfReportForm'

const grip = { code: 'own-1', name: 'Grip span', question: '', least: 0, most: 30, unit: ' cm', step: 0.5 }

/** What the form says as it is shown: by name, what is chosen or stands in it. */
function shown(answers: Measurement[] | null) {
  const markup = renderToStaticMarkup(
    <SelfReportForm
      {...{
        planId: 'p',
        problem: 'Neck pain',
        activities: ['Reading', 'Driving'],
        several: false,
        locale: 'en',
      }}
      own={[grip as Measure]}
      sent={answers && { on: '2026-11-02', answers }}
      send={() => Promise.resolve({ ok: true, value: undefined })}
    />,
  )
  const inputs = [...markup.matchAll(/<input[^>]*>/g)].map(([input]) => {
    const of = (name: string) => new RegExp(`\\s${name}="(.*?)"`).exec(input)?.[1] ?? ''
    return {
      name: of('name'),
      value: of('value'),
      counts: of('type') !== 'radio' || /\schecked=/.test(input),
    }
  })
  const said = inputs.filter(({ name, counts, value }) => counts && value !== '' && name !== 'activity')
  return { said: Object.fromEntries(said.map(({ name, value }) => [name, value])), markup }
}

it('holds each answer at its question, and says so', () => {
  const { said, markup } = shown([
    { measure: 'nprs-average', item: '', value: 7 },
    { measure: 'nprs-worst', item: '', value: 0 },
    { measure: 'psfs', item: 'Driving', value: 4 },
    { measure: 'groc', item: '', value: -3 },
    { measure: 'own-1', item: '', value: 12.5 },
  ])
  expect(said).toEqual({ 'nprs-average': '7', 'nprs-worst': '0', 'psfs-1': '4', groc: '-3', 'own-1': '12.5' })
  expect(markup).toContain('They stand below')
  // What was said can be taken back.
  expect(markup).toContain('No answer')
})

it('begins empty where nothing was sent', () => {
  const { said, markup } = shown(null)
  expect(said).toEqual({})
  expect(markup).not.toContain('They stand below')
  expect(markup).not.toContain('No answer')
})

// Of many assessments the newest are listed, and it is said where the others are.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AssessmentList } from './AssessmentList'

const assessment = (n: number) => ({
  ...{ id: `${n}`, kind: 'reassessment' as const, planId: 'p', on: '2026-11-02', findings: `Finding ${n}.` },
  ...{ decision: null, summary: '', nextDueOn: null, measurements: [] },
})
const shown = (many: number) =>
  renderToStaticMarkup(
    <AssessmentList
      assessments={Array.from({ length: many }, (_, n) => assessment(n))}
      own={[]}
      locale="en"
    />,
  )

it('lists fifteen, and says that there are more', () => {
  expect(shown(16)).toContain('The newest 15 assessments')
  expect(shown(16).match(/Finding \d+\./g)).toHaveLength(15)
  expect(shown(16)).not.toContain('Finding 15.')
})

it('lists a baseline also where it is older', () => {
  const all = Array.from({ length: 40 }, (_, n) => assessment(n))
  const old = [...all, { ...assessment(40), kind: 'baseline' as const }]
  const list = renderToStaticMarkup(<AssessmentList assessments={old} own={[]} locale="en" />)
  expect(list).toContain('Finding 14.')
  expect(list).not.toContain('Finding 39.')
  expect(list).toContain('Finding 40.')
})

it('says nothing of more where there are none', () => {
  expect(shown(15)).not.toContain('The newest')
  expect(shown(15)).toContain('Finding 14.')
})

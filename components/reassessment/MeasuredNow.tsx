// Owns the measures in one table: what they were, the field for what they are now, and what that means.
'use client'

import { useWatch, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextInput } from '@/components/ui/inputs'
import { NoFigure } from '@/components/ui/NoFigure'
import { Table } from '@/components/ui/Table'
import type { Decided, DecidedInput } from '@/domain/reassessment/decision'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { compareAssessments, valueWords, type ComparedMeasure } from '@/domain/reassessment/progress'
import { ChangeWords } from './ChangeWords'

export interface MeasuredNowProps {
  form: UseFormReturn<DecidedInput, unknown, Decided>
  baseline: readonly Measurement[] | null
  last: readonly Measurement[] | null
  /** The baseline named the activities; otherwise they are named here. */
  named: boolean
}

type ScoreField = 'nprsNow' | 'nprsWorst' | 'nprsAverage' | 'groc' | `activities.${number}.score`
type Line = {
  key: string
  label: string
  compared: ComparedMeasure
  field: ScoreField | null
  item?: `activities.${number}.item`
}

export function MeasuredNow({ form, baseline, last, named }: MeasuredNowProps) {
  const { register, getFieldState, formState, control } = form
  const typed = useWatch({ control })
  const compared = compareAssessments(baseline, last, measured(typed))
  const find = (code: string, item = ''): ComparedMeasure =>
    compared.find((each) => each.measure.code === code && each.item === item) ?? unmeasured(code, item)

  const lines: Line[] = [
    {
      key: 'average',
      label: 'Average pain in 24 hours',
      compared: find('nprs-average'),
      field: 'nprsAverage',
    },
    { key: 'now', label: 'Pain now', compared: find('nprs-now'), field: 'nprsNow' },
    { key: 'worst', label: 'Worst pain in 24 hours', compared: find('nprs-worst'), field: 'nprsWorst' },
    { key: 'psfs', label: 'Activities, mean (PSFS)', compared: find('psfs'), field: null },
    ...(typed.activities ?? []).map(({ item = '' }, i): Line => ({
      key: `activity-${i}`,
      label: named ? item : `Activity ${i + 1}`,
      compared: find('psfs', item || `activity ${i + 1}`),
      field: `activities.${i}.score`,
      ...(!named && { item: `activities.${i}.item` }),
    })),
    { key: 'groc', label: 'Change since the start (GROC, −7 to +7)', compared: find('groc'), field: 'groc' },
  ]
  const error = (field: ScoreField | `activities.${number}.item`) =>
    getFieldState(field, formState).error?.message

  return (
    <Table
      caption="Measures at baseline, last time and now"
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: 'measure',
          header: 'Measure',
          heading: true,
          cell: ({ label, item }) =>
            item ? (
              <Field label={label} labelHidden error={error(item)}>
                <TextInput placeholder={`${label}, such as reading in bed`} {...register(item)} />
              </Field>
            ) : (
              label
            ),
        },
        {
          key: 'baseline',
          header: 'Baseline',
          numeric: true,
          cell: ({ compared }) => value(compared, compared.baseline),
        },
        {
          key: 'last',
          header: 'Last',
          numeric: true,
          cell: ({ compared }) => value(compared, compared.last),
        },
        {
          key: 'now',
          header: 'Now',
          numeric: true,
          cell: ({ label, field, compared }) =>
            field === null ? (
              value(compared, compared.now)
            ) : (
              <Field
                label={`${label}, now`}
                labelHidden
                error={error(field)}
                className="inline-block w-20 text-left"
              >
                <NumberInput className="text-right" {...register(field, { setValueAs: asScore })} />
              </Field>
            ),
        },
        {
          key: 'change',
          header: 'Change since baseline',
          cell: ({ compared }) => <ChangeWords compared={compared} />,
        },
      ]}
    />
  )
}

const value = ({ measure }: ComparedMeasure, figure: number | null) =>
  figure === null ? <NoFigure /> : valueWords(measure, figure)

function unmeasured(code: string, item: string): ComparedMeasure {
  const measure = measureByCode(code) as Measure
  return { measure, item, baseline: null, last: null, now: null, sinceBaseline: null, sinceLast: null }
}

/** What is not a number stays as it was typed, so that the schema can say so; an empty field is no answer. */
const asScore = (typed: unknown) => {
  if (typeof typed !== 'string') return typed
  const text = typed.trim().replace('−', '-')
  if (text === '') return null
  return /^[-+]?\d+$/.test(text) ? Number(text) : typed
}

type Typed = { [K in keyof DecidedInput]?: unknown } & { activities?: { item?: string; score?: unknown }[] }

/** Whole numbers within the range, as far as they have been typed. */
function measured(typed: Typed): Measurement[] {
  const all: [string, string, unknown][] = [
    ['nprs-now', '', typed.nprsNow],
    ['nprs-worst', '', typed.nprsWorst],
    ['nprs-average', '', typed.nprsAverage],
    ['groc', '', typed.groc],
    ...(typed.activities ?? []).map(({ item, score }, i): [string, string, unknown] => [
      'psfs',
      item || `activity ${i + 1}`,
      score,
    ]),
  ]
  return all.flatMap(([measure, item, value]) => {
    const range = measureByCode(measure)
    return typeof value === 'number' && range && value >= range.least && value <= range.most
      ? [{ measure, item, value }]
      : []
  })
}

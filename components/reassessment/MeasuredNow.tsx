// Owns the measures in one table: what they were, the field for what they are now, and what that means.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { NoFigure } from '@/components/ui/NoFigure'
import { Table } from '@/components/ui/Table'
import type { DecidedInput } from '@/domain/reassessment/decision'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { usualRange } from '@/domain/reassessment/movements'
import { valueWords, type ComparedMeasure } from '@/domain/reassessment/progress'
import { ChangeWords } from './ChangeWords'
import { gradeOptions } from './HandMeasurementFields'
import { activityName, asScore, type Typed } from './measured-so-far'

export interface MeasuredNowProps {
  typed: Typed
  /** What the patient answered beforehand. */
  answers: readonly Measurement[]
  compared: readonly ComparedMeasure[]
  /** The baseline named the activities; otherwise they are named here. */
  named: boolean
  /** How many of the measurements by hand were made before: those stand here, later ones below. */
  knownByHand: number
  own: readonly Measure[]
}

type ScoreField =
  | 'nprsNow'
  | 'nprsWorst'
  | 'nprsAverage'
  | 'groc'
  | `activities.${number}.score`
  | `handMeasurements.${number}.value`
  | `own.${number}.value`
type Line = {
  key: string
  label: string
  compared: ComparedMeasure
  field: ScoreField | null
  item?: `activities.${number}.item`
}

export function MeasuredNow({ typed, answers, compared, named, knownByHand, own }: MeasuredNowProps) {
  const { register, getFieldState, control } = useFormContext<DecidedInput>()
  const formState = useFormState({ control })
  const find = (code: string, item = ''): ComparedMeasure =>
    compared.find((each) => each.measure.code === code && each.item === item) ?? unmeasured(code, item, own)

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
      compared: find('psfs', activityName(item, i)),
      field: `activities.${i}.score`,
      ...(!named && { item: `activities.${i}.item` }),
    })),
    { key: 'groc', label: 'Change since the start (GROC, −7 to +7)', compared: find('groc'), field: 'groc' },
    ...(typed.own ?? []).map(({ code = '' }, i): Line => {
      const line = find(code)
      return { key: code, label: line.measure.name, compared: line, field: `own.${i}.value` }
    }),
    ...(typed.handMeasurements ?? []).slice(0, knownByHand).map(({ measure = '', item = '' }, i): Line => ({
      key: `hand-${i}`,
      label: item,
      compared: find(measure, item),
      field: `handMeasurements.${i}.value`,
    })),
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
          cell: ({ label, item, compared }) =>
            item ? (
              <Field label={label} labelHidden error={error(item)}>
                <TextInput placeholder={`${label}, such as reading in bed`} {...register(item)} />
              </Field>
            ) : (
              <>
                {label}
                <Beside compared={compared} answers={answers} />
              </>
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
                className={`inline-block text-left ${compared.measure.grades ? 'w-32' : 'w-20'}`}
              >
                {compared.measure.grades ? (
                  <Select
                    options={gradeOptions(compared.measure)}
                    {...register(field, { setValueAs: asScore })}
                  />
                ) : (
                  <NumberInput
                    decimal={compared.measure.step < 1}
                    className="text-right"
                    {...register(field, { setValueAs: asScore })}
                  />
                )}
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

/** What kind of measurement it is, what is usual, and that the patient said so. */
function Beside({ compared, answers }: { compared: ComparedMeasure; answers: readonly Measurement[] }) {
  const { measure, item } = compared
  const said = answers.find((each) => each.measure === measure.code && each.item === item)
  const usual = measure.code === 'rom' ? usualRange(item) : null
  const words = [
    ...(measure.code.startsWith('own-') ? [`${measure.least} to ${measure.most}${measure.unit}`] : []),
    ...(measure.byPatient ? [] : measure.code.startsWith('own-') ? [] : [measure.name]),
    ...(usual === null ? [] : [`usual ${usual}°`]),
    ...(said ? [`patient said ${valueWords(measure, said.value)}`] : []),
  ].join(', ')
  return words && <span className="block text-sm font-normal text-muted">{words}</span>
}

const value = ({ measure }: ComparedMeasure, figure: number | null) =>
  figure === null ? <NoFigure /> : valueWords(measure, figure)

function unmeasured(code: string, item: string, own: readonly Measure[]): ComparedMeasure {
  const measure = measureByCode(code, own) as Measure
  return { measure, item, baseline: null, last: null, now: null, sinceBaseline: null, sinceLast: null }
}

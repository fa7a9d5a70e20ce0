// Owns the letter to the referrer as it is read on the screen, before it is printed.
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'

export interface LetterSheetProps {
  plan: { problem: string; startsOn: string; endedOn: string | null }
  patient: { name: string; birthDate: string | null; referrer: string }
  clinic: { name: string; phone: string }
  letter: {
    on: string
    author: string
    decision: string
    discharged: boolean
    measures: readonly { name: string; baseline: string; now: string; change: string }[]
    summary: string
    findings: string
  }
  selfManagement: {
    exercises: readonly { name: string; amount: string; often: string }[]
    flareUp: string
    contact: string
  } | null
  locale: string
}

/** The letter's words, the same on the screen and on paper; a section without any is left out. */
export function letterWords({ plan, patient, letter, selfManagement, locale }: LetterSheetProps) {
  const when = (date: string) => dateWords(date, locale)
  const born = patient.birthDate ? `, born on ${when(patient.birthDate)}` : ''
  const treatment = patient.referrer
    ? `Thank you for referring ${patient.name}. Treatment`
    : `The treatment of ${patient.name}`
  const until = plan.endedOn ? ` to ${when(plan.endedOn)}` : ''
  return {
    to: patient.referrer || 'To whom it may concern',
    about: `${patient.name}${born}`,
    opening: letter.discharged
      ? `${treatment} for ${plan.problem} went from ${when(plan.startsOn)}${until}, and ended with a discharge.`
      : `${treatment} for ${plan.problem} began on ${when(plan.startsOn)}. At the assessment of ${when(letter.on)} we decided: ${letter.decision}.`,
    dated: when(letter.on),
    measureHeads: ['Measure', 'At the start', 'Now', 'Change'] as const,
    sections: [
      { title: 'Summary', text: letter.summary },
      { title: 'Findings', text: letter.findings },
      {
        title: 'What the patient goes on with',
        text: (selfManagement?.exercises ?? [])
          .map(({ name, amount, often }) => [name, amount, often].filter(Boolean).join(', '))
          .join('\n'),
      },
      { title: 'In a flare-up', text: selfManagement?.flareUp ?? '' },
    ].filter(({ text }) => text !== ''),
  }
}

export function LetterSheet(props: LetterSheetProps) {
  const { clinic, letter } = props
  const { to, about, opening, dated, measureHeads, sections } = letterWords(props)
  const [name, baseline, now, change] = measureHeads
  return (
    <article className="max-w-3xl space-y-5 rounded-card border border-line bg-raised p-5 sm:p-8">
      <div className="flex flex-wrap justify-between gap-4">
        <div>
          <p>{to}</p>
          <p className="mt-3 font-semibold">{about}</p>
        </div>
        <div className="sm:text-right">
          <p className="font-semibold">{clinic.name}</p>
          {clinic.phone && <p>{clinic.phone}</p>}
          <p className="text-muted">{dated}</p>
        </div>
      </div>
      <p>{opening}</p>
      {letter.measures.length > 0 && (
        <Table
          caption="What was measured"
          captionShown
          rows={letter.measures}
          rowKey={(each) => each.name}
          columns={[
            { key: 'name', header: name, heading: true, cell: (each) => each.name },
            { key: 'baseline', header: baseline, cell: (each) => each.baseline },
            { key: 'now', header: now, cell: (each) => each.now },
            { key: 'change', header: change, cell: (each) => each.change },
          ]}
        />
      )}
      {sections.map(({ title, text }) => (
        <div key={title}>
          <h2 className="font-semibold">{title}</h2>
          <p className="whitespace-pre-line">{text}</p>
        </div>
      ))}
      <p>{letter.author}</p>
    </article>
  )
}

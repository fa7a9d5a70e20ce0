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
export function letterWords({ plan, patient, clinic, letter, selfManagement, locale }: LetterSheetProps) {
  const when = (date: string) => dateWords(date, locale)
  const born = patient.birthDate ? `, born on ${when(patient.birthDate)}` : ''
  const thanks = patient.referrer ? [`Thank you for referring ${patient.name}.`] : []
  const course = plan.endedOn
    ? `The treatment went from ${when(plan.startsOn)} to ${when(plan.endedOn)}`
    : `The treatment began on ${when(plan.startsOn)}`
  const decided = letter.discharged
    ? `${course}, and ended with a discharge after the assessment of ${when(letter.on)}.`
    : `${course}. The decision at the assessment of ${when(letter.on)}: ${letter.decision}.`
  return {
    to: patient.referrer || 'To whom it may concern',
    about: [`${patient.name}${born}`, plan.problem],
    // Who referred may be a person or a practice, so nobody is called by a name that is none.
    greeting: patient.referrer ? 'Dear colleague,' : 'Dear Sir or Madam,',
    opening: [...thanks, decided].join(' '),
    dated: when(letter.on),
    summary: letter.summary,
    measureHeads: ['Measure', 'At the start', 'Now', 'Change'] as const,
    sections: [
      { title: 'Findings', text: letter.findings },
      {
        title: 'What the patient goes on with',
        text: (selfManagement?.exercises ?? [])
          .map(({ name, amount, often }) => [name, amount, often].filter(Boolean).join(', '))
          .join('\n'),
      },
      { title: 'In a flare-up', text: selfManagement?.flareUp ?? '' },
    ].filter(({ text }) => text !== ''),
    closing: clinic.phone
      ? `If you have any questions, please call us on ${clinic.phone}.`
      : 'If you have any questions, please ask us.',
    farewell: 'Kind regards,',
    signed: [letter.author, clinic.name],
  }
}

export function LetterSheet(props: LetterSheetProps) {
  const { clinic, letter } = props
  const { to, about, greeting, opening, dated, summary, measureHeads, sections, ...end } = letterWords(props)
  const [name, baseline, now, change] = measureHeads
  return (
    <article className="max-w-3xl space-y-5 rounded-card border border-line bg-raised p-5 sm:p-8">
      <div className="flex flex-wrap justify-between gap-4">
        <div>
          <p className="whitespace-pre-line">{to}</p>
          <div className="mt-3 font-semibold">
            {about.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </div>
        <div className="sm:text-right">
          <p className="font-semibold">{clinic.name}</p>
          {clinic.phone && <p>{clinic.phone}</p>}
          <p className="text-muted">{dated}</p>
        </div>
      </div>
      <p>{greeting}</p>
      <p>{opening}</p>
      {summary && <p className="whitespace-pre-line">{summary}</p>}
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
      <p>{end.closing}</p>
      <div>
        <p>{end.farewell}</p>
        {end.signed.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </article>
  )
}

// Owns the handout as a PDF: the same sheet as on the screen, set for paper of either size and in two sizes of print.
import { Document, Image, Page, Path, Rect, renderToBuffer, StyleSheet, Svg, View } from '@react-pdf/renderer'
import { Text } from '@/components/ui/PdfText'
import { dateWords } from '@/domain/date-words'
import { painLimitWords } from '@/domain/logging/pain-words'
import { issueWords, type HandoutExercise, type TickWeek } from '@/domain/plans/handout'
import type { HandoutSheetProps } from './HandoutSheet'

export type Paper = 'A4' | 'LETTER'

export interface HandoutDocumentProps extends HandoutSheetProps {
  paper: Paper
  fonts: string[]
  /** By exercise: start and end side by side as a PNG, or a photograph as a JPEG. */
  pictures: ReadonlyMap<string, Buffer>
}

const ink = '#111827'
const line = '#6b7280'

const styles = StyleSheet.create({
  row: { flexDirection: 'row' },
  head: { flexDirection: 'row', justifyContent: 'space-between', borderBottom: `1.5 solid ${ink}` },
  bold: { fontWeight: 700 },
  note: { borderLeft: `2 solid ${ink}`, paddingLeft: 6, marginVertical: 2 },
  box: { border: `1.5 solid ${ink}`, padding: 8, marginTop: 12 },
  cell: { borderRight: `0.75 solid ${line}`, borderBottom: `0.75 solid ${line}`, padding: 3 },
  day: { width: 44, alignItems: 'center', justifyContent: 'center' },
  picture: { alignSelf: 'flex-start', maxHeight: 350, objectFit: 'contain' },
  tick: { width: 11, height: 11, border: `1 solid ${ink}`, margin: 1 },
})

export const handoutPdf = (props: HandoutDocumentProps): Promise<Buffer> =>
  renderToBuffer(<HandoutDocument {...props} />)

function HandoutDocument(props: HandoutDocumentProps) {
  const { problem, patientName, clinic, handout, portal, large, locale, paper, fonts, pictures } = props
  const { phase, due, asNeeded, weeks } = handout
  const size = large ? 15 : 11
  const title = { fontSize: size * 1.5, fontWeight: 700, lineHeight: 1.3 } as const
  const heading = { fontSize: size * 1.2, fontWeight: 700, lineHeight: 1.3 } as const
  const exercise = (each: HandoutExercise, number?: number) => (
    <Exercise
      key={each.prescriptionId}
      exercise={each}
      {...(number !== undefined && { number })}
      picture={pictures.get(each.exerciseId)}
      heading={heading}
      large={large}
    />
  )
  return (
    <Document title="Exercises" creator="Phaseline" producer="Phaseline" language={locale}>
      <Page
        size={paper}
        experimentalPagination
        style={{
          fontFamily: fonts,
          fontSize: size,
          color: ink,
          lineHeight: 1.3,
          padding: 40,
          paddingBottom: 50,
        }}
      >
        {/* The height of lines is none: react-pdf takes it times the letters' twice in what is worked out for each page. */}
        <Text
          fixed
          style={{ position: 'absolute', bottom: 24, right: 40, fontSize: size * 0.8, lineHeight: '' }}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
        <View style={{ ...styles.head, paddingBottom: 6, marginBottom: 12 }}>
          <View style={{ flex: 1, paddingRight: 12 }}>
            <Text style={styles.bold}>Exercises for</Text>
            <Text style={title}>{patientName}</Text>
            <Text>
              {problem}. {phase.name}
              {phase.from && `, from ${dateWords(phase.from, locale)}`}
              {phase.to && ` to ${dateWords(phase.to, locale)}`}
            </Text>
            <Text>{issueWords(handout, locale)}</Text>
          </View>
          <View style={{ alignItems: 'flex-end', maxWidth: '40%' }}>
            <Text style={styles.bold}>{clinic.name}</Text>
            {clinic.phone !== '' && <Text>{clinic.phone}</Text>}
          </View>
        </View>
        {due.map((each, index) => exercise(each, index + 1))}
        {asNeeded.length > 0 && (
          <Text style={{ ...heading, marginTop: 8, marginBottom: 6 }} minPresenceAhead={1}>
            When you need it
          </Text>
        )}
        {asNeeded.map((each) => exercise({ ...each, often: '' }))}
        <View style={styles.box} wrap={false}>
          <Text style={heading}>Stop, and call us</Text>
          <Text>
            Stop an exercise when its pain goes over the limit that stands beside it. Call us when pain is
            still higher the next morning, or when you are worried{clinic.phone ? `: ${clinic.phone}.` : '.'}
          </Text>
        </View>
        {weeks.map((week) => (
          <TickTable key={week.days[0]} week={week} locale={locale} heading={heading} />
        ))}
        {portal && (
          <View style={{ ...styles.row, marginTop: 16, alignItems: 'center' }} wrap={false}>
            <Svg viewBox={`0 0 ${portal.qr.size} ${portal.qr.size}`} style={{ width: 84, height: 84 }}>
              <Rect x={0} y={0} width={portal.qr.size} height={portal.qr.size} fill="#ffffff" />
              <Path d={portal.qr.path} fill="#000000" />
            </Svg>
            <Text style={{ flex: 1, paddingLeft: 12 }}>
              You can tick on your phone instead. Scan this, or go to {portal.address}.
            </Text>
          </View>
        )}
      </Page>
    </Document>
  )
}

interface ExerciseProps {
  exercise: HandoutExercise
  number?: number
  picture: Buffer | undefined
  heading: { fontSize: number; fontWeight: 700; lineHeight: number }
  large: boolean
}

/** Stands beside what is to stay on one page where it takes no more than half of one: a row with it begins where it fits. */
const together = <View wrap={false} style={{ maxHeight: 350 }} />

function Exercise({ exercise, number, picture, heading, large }: ExerciseProps) {
  const { name, amount, often, note, steps, stopWhen, painCeiling } = exercise
  return (
    <View style={{ ...styles.row, marginBottom: 12 }}>
      {together}
      <View style={{ flex: 1, paddingRight: 10 }}>
        <Text style={heading} wrap={false}>
          {number !== undefined && `${number}. `}
          {name}
        </Text>
        {(amount || often) && (
          <Text style={styles.bold} wrap={false}>
            {[amount, often].filter(Boolean).join('. ')}.
          </Text>
        )}
        {note !== '' && (
          <Text style={styles.note} wrap={false}>
            {note}
          </Text>
        )}
        {steps.map((step, index) => (
          <View key={index} style={styles.row} wrap={false}>
            <Text style={{ width: large ? 24 : 18 }}>{index + 1}.</Text>
            <Text style={{ flex: 1 }}>{step}</Text>
          </View>
        ))}
        <Text wrap={false}>
          {painLimitWords(painCeiling)} {stopWhen}
        </Text>
      </View>
      {picture && <Image src={picture} style={{ ...styles.picture, width: large ? 170 : 200 }} />}
    </View>
  )
}

const letters = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

function TickTable({
  week,
  locale,
  heading,
}: { week: TickWeek; locale: string } & Pick<ExerciseProps, 'heading'>) {
  const [monday = ''] = week.days
  const name = { ...styles.cell, flex: 1, borderLeft: `0.75 solid ${line}` } as const
  const day = { ...styles.cell, ...styles.day }
  return (
    <View style={{ ...styles.row, marginTop: 16 }}>
      {together}
      <View style={{ flex: 1 }}>
        {/* Again on each page on which it goes on. */}
        <View fixed wrap={false}>
          <Text style={{ ...heading, marginBottom: 4 }}>
            Week of {dateWords(monday, locale)}: tick what you did
          </Text>
          <View style={{ ...styles.row, borderTop: `0.75 solid ${line}` }}>
            <Text style={{ ...name, fontWeight: 700 }}>Exercise</Text>
            {week.days.map((each, index) => (
              <View key={each} style={day}>
                <Text style={styles.bold}>{letters[index]}</Text>
                <Text>{Number(each.slice(8))}</Text>
              </View>
            ))}
          </View>
        </View>
        {week.rows.map((row) => (
          <View key={row.prescriptionId} style={styles.row} wrap={false}>
            <View style={name}>
              <Text style={styles.bold}>{row.name}</Text>
              <Text>{row.often}</Text>
            </View>
            {row.boxes.map((boxes, index) => (
              <View key={index} style={day}>
                {boxes === 0 ? <Text>–</Text> : null}
                <View style={{ ...styles.row, flexWrap: 'wrap', justifyContent: 'center' }}>
                  {Array.from({ length: boxes }, (_, tick) => (
                    <View key={tick} style={styles.tick} />
                  ))}
                </View>
              </View>
            ))}
          </View>
        ))}
        <View style={styles.row} wrap={false}>
          <Text style={{ ...name, fontWeight: 700, paddingVertical: 6 }}>Pain today, 0 to 10</Text>
          {week.days.map((each) => (
            <View key={each} style={day} />
          ))}
        </View>
      </View>
    </View>
  )
}

// Owns the letter to the referrer as a PDF: the same words as on the screen, set for paper.
import { Document, Page, renderToBuffer, StyleSheet, View } from '@react-pdf/renderer'
import { Text } from '@/components/ui/PdfText'
import { letterWords, type LetterSheetProps } from './LetterSheet'

export interface LetterDocumentProps extends LetterSheetProps {
  paper: 'A4' | 'LETTER'
  fonts: string[]
}

const ink = '#111827'
const line = '#6b7280'

const styles = StyleSheet.create({
  head: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 20 },
  bold: { fontWeight: 700 },
  block: { marginTop: 12 },
  row: { flexDirection: 'row', borderBottom: `0.75 solid ${line}`, paddingVertical: 3 },
})
const columns = ['34%', '14%', '14%', '38%'] as const

export const letterPdf = (props: LetterDocumentProps): Promise<Buffer> =>
  renderToBuffer(<LetterDocument {...props} />)

function LetterDocument(props: LetterDocumentProps) {
  const { clinic, letter, locale, paper, fonts } = props
  const { to, about, greeting, opening, dated, summary, measureHeads, sections, ...end } = letterWords(props)
  return (
    <Document title="Letter" creator="Phaseline" producer="Phaseline" language={locale}>
      <Page
        size={paper}
        style={{ fontFamily: fonts, fontSize: 11, color: ink, lineHeight: 1.35, padding: 56 }}
      >
        <View style={styles.head}>
          <View style={{ flex: 1, paddingRight: 16 }}>
            <Text>{to}</Text>
            <Text style={{ ...styles.bold, ...styles.block }}>{about.join('\n')}</Text>
          </View>
          <View style={{ alignItems: 'flex-end', maxWidth: '45%' }}>
            <Text style={styles.bold}>{clinic.name}</Text>
            {clinic.phone !== '' && <Text>{clinic.phone}</Text>}
            <Text>{dated}</Text>
          </View>
        </View>
        <Text>{greeting}</Text>
        <Text style={styles.block}>{opening}</Text>
        {summary !== '' && <Text style={styles.block}>{summary}</Text>}
        {letter.measures.length > 0 && (
          <View style={styles.block}>
            <Row cells={measureHeads} bold />
            {letter.measures.map(({ name, baseline, now, change }) => (
              <Row key={name} cells={[name, baseline, now, change]} />
            ))}
          </View>
        )}
        {sections.map(({ title, text }) => (
          <View key={title} style={styles.block}>
            <Text style={styles.bold}>{title}</Text>
            <Text>{text}</Text>
          </View>
        ))}
        <Text style={styles.block}>{end.closing}</Text>
        <View wrap={false}>
          <Text style={styles.block}>{end.farewell}</Text>
          <Text style={{ marginTop: 32 }}>{end.signed.join('\n')}</Text>
        </View>
        <Text
          fixed
          style={{ position: 'absolute', bottom: 28, right: 56, fontSize: 9 }}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
      </Page>
    </Document>
  )
}

function Row({ cells, bold = false }: { cells: readonly string[]; bold?: boolean }) {
  return (
    <View style={styles.row} wrap={false}>
      {cells.map((cell, i) => (
        <Text key={i} style={{ width: columns[i], paddingRight: 6, ...(bold && styles.bold) }}>
          {cell}
        </Text>
      ))}
    </View>
  )
}

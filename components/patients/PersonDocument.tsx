// Owns a person's data as a PDF that can be read: names for headings and a paragraph for each entry.
import { Document, Page, renderToBuffer, StyleSheet } from '@react-pdf/renderer'
import { Text } from '@/components/ui/PdfText'
import { personLines, type PersonLine } from '@/domain/person-lines'

export interface PersonDocumentProps {
  title: string
  lead: string
  /** Plain JSON. */
  content: object
  locale: string
  fonts: string[]
}

const styles = StyleSheet.create({
  page: { fontSize: 10, color: '#111827', lineHeight: 1.35, padding: 40, paddingBottom: 50 },
  title: { fontSize: 18, fontWeight: 700, lineHeight: 1.3 },
  lead: { marginBottom: 8 },
  heading: { fontSize: 12, fontWeight: 700, marginTop: 6, lineHeight: 1.3 },
  line: { marginBottom: 2 },
  name: { fontWeight: 700 },
  // The height of lines is none: react-pdf takes it times the letters' twice in what is worked out for each page.
  foot: {
    position: 'absolute',
    bottom: 24,
    left: 40,
    right: 40,
    fontSize: 9,
    lineHeight: '',
    textAlign: 'right',
  },
})

export function personPdf({ title, lead, content, locale, fonts }: PersonDocumentProps): Promise<Buffer> {
  return renderToBuffer(
    <Document title={title} creator="Phaseline" producer="Phaseline" language={locale}>
      {/* The paginator that react-pdf will have next: with today's a long text that goes over several pages ends in an error. */}
      <Page size="A4" experimentalPagination style={{ ...styles.page, fontFamily: fonts }}>
        <Text
          fixed
          style={styles.foot}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.lead}>{lead}</Text>
        {personLines(content).map((line, place) => (
          <Line key={place} line={line} />
        ))}
      </Page>
    </Document>,
  )
}

function Line({ line: { name, text, depth } }: { line: PersonLine }) {
  if (text === '') return <Text style={[styles.heading, { paddingLeft: depth * 8 }]}>{name}</Text>
  return (
    <Text style={[styles.line, { paddingLeft: depth * 8 }]}>
      {name && <Text style={styles.name}>{name}: </Text>}
      {text}
    </Text>
  )
}

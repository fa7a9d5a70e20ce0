// Owns a person's data as a PDF that can be read: the same file as the JSON, with names for headings and a paragraph for each entry.
import { Document, Page, renderToBuffer, StyleSheet, Text } from '@react-pdf/renderer'
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
  name: { fontWeight: 700 },
  foot: { position: 'absolute', bottom: 24, left: 40, right: 40, fontSize: 9, textAlign: 'right' },
})

/** Set page by page: what is wrapped as one piece takes a time that grows with its square. */
const linesAPage = 60

export function personPdf({ title, lead, content, locale, fonts }: PersonDocumentProps): Promise<Buffer> {
  const lines = personLines(content)
  const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / linesAPage)) }, (_, index) =>
    lines.slice(index * linesAPage, (index + 1) * linesAPage),
  )
  return renderToBuffer(
    <Document title={title} creator="Phaseline" producer="Phaseline" language={locale}>
      {pages.map((some, index) => (
        <Page key={index} size="A4" style={{ ...styles.page, fontFamily: fonts }}>
          {index === 0 && (
            <>
              <Text style={styles.title}>{title}</Text>
              <Text style={styles.lead}>{lead}</Text>
            </>
          )}
          {some.map((line, place) => (
            <Line key={place} line={line} />
          ))}
          <Text
            fixed
            style={styles.foot}
            render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
          />
        </Page>
      ))}
    </Document>,
  )
}

function Line({ line: { name, text, depth } }: { line: PersonLine }) {
  if (text === '') return <Text style={[styles.heading, { paddingLeft: depth * 8 }]}>{name}</Text>
  return (
    <Text style={{ paddingLeft: depth * 8 }}>
      {name && <Text style={styles.name}>{name}: </Text>}
      {text}
    </Text>
  )
}

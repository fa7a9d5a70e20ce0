// Owns a person's data as a PDF that can be read: the same file as the JSON, with names for headings and a line for each value.
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'

export interface PersonDocumentProps {
  title: string
  lead: string
  /** Plain JSON. */
  content: Record<string, unknown>
  locale: string
  fonts: string[]
}

const styles = StyleSheet.create({
  page: { fontSize: 10, color: '#111827', lineHeight: 1.35, padding: 40, paddingBottom: 50 },
  title: { fontSize: 18, fontWeight: 700 },
  heading: { fontSize: 13, fontWeight: 700, marginTop: 12 },
  within: { marginTop: 4, paddingLeft: 8, borderLeft: '1 solid #6b7280' },
  name: { fontWeight: 700 },
  foot: { position: 'absolute', bottom: 24, left: 40, right: 40, fontSize: 9, textAlign: 'right' },
})

export const personPdf = (props: PersonDocumentProps): Promise<Buffer> =>
  renderToBuffer(
    <Document title={props.title} creator="Phaseline" producer="Phaseline" language={props.locale}>
      <Page size="A4" style={{ ...styles.page, fontFamily: props.fonts }}>
        <Text style={styles.title}>{props.title}</Text>
        <Text>{props.lead}</Text>
        {Object.entries(props.content).map(([name, value]) => (
          <View key={name}>
            <Text style={styles.heading}>{words(name)}</Text>
            <Value value={value} />
          </View>
        ))}
        <Text
          fixed
          style={styles.foot}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
      </Page>
    </Document>,
  )

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    if (value.length === 0) return <Text>None</Text>
    if (value.every((each) => typeof each !== 'object')) return <Text>{value.join(', ')}</Text>
    return value.map((each, index) => <Value key={index} value={each} />)
  }
  if (typeof value !== 'object' || value === null) return <Text>{said(value)}</Text>
  const told = Object.entries(value).filter(([name, each]) => isWorthTelling(name, each))
  return (
    <View style={styles.within}>
      {told.map(([name, each]) =>
        typeof each === 'object' && each !== null ? (
          <View key={name}>
            <Text style={styles.name}>{words(name)}</Text>
            <Value value={each} />
          </View>
        ) : (
          <Text key={name}>
            <Text style={styles.name}>{words(name)}: </Text>
            {said(each)}
          </Text>
        ),
      )}
    </View>
  )
}

/** Numbers by which the program finds its rows tell a reader nothing; the JSON has them. */
const isWorthTelling = (name: string, value: unknown) =>
  value !== null &&
  value !== '' &&
  !/^id$|Id$|^(replaces|writtenBy|createdBy|publishedBy|enteredBy|readBy|updatedBy)$/.test(name)

/** "birthDate" is "Birth date". */
const words = (name: string) => {
  const apart = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return apart.charAt(0).toUpperCase() + apart.slice(1)
}

const said = (value: unknown) =>
  value === true
    ? 'yes'
    : value === false
      ? 'no'
      : String(value)
          .replace(/^(\d{4}-\d\d-\d\d)T00:00:00\.000Z$/, '$1')
          .replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC')

// What a program has printed, looked through for what it keeps about people.
import { asOwner } from '@/prisma/cloned'

/** What stands in any row about a person, of several words, and in what was printed too. */
export async function printedOfPeople(databaseUrl: string, said: string): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(
    databaseUrl,
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'patient_id' UNION SELECT 'patients'`,
  )
  const textsOf = ({ name }: { name: string }) =>
    `SELECT v.said #>> '{}' AS text FROM ${name} t, jsonb_path_query(to_jsonb(t), '$.**') v(said)
     WHERE jsonb_typeof(v.said) = 'string'`
  const texts = await asOwner<{ text: string }>(
    databaseUrl,
    'SET ROLE phaseline_backup',
    `SELECT left(text, 400) AS text FROM (${tables.map(textsOf).join(' UNION ')}) texts
     WHERE length(text) > 8 AND text ~ '[[:alpha:]]{3}.* '`,
  )
  return texts.map(({ text }) => aLineOf(text)).filter((line) => line.length > 8 && said.includes(line))
}

/** As a log shows it: the longest that no control character breaks, and not all of what is long. */
const aLineOf = (text: string) =>
  text
    .split(/\p{Cc}/u)
    .reduce((longest, line) => (line.length > longest.length ? line : longest))
    .slice(0, 80)

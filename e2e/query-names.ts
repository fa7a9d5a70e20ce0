// By which names pages and handlers read their address, as their own files say it: what nobody lists, nobody forgets.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { auditFilterSchema } from '@/domain/accounts/audit'
import { facetNames } from '@/domain/catalog/wish'
import { caseloadFilterSchema } from '@/domain/logging/caseload-asked'
import { cameFromSchema } from '@/domain/patient-record'

/** Where the whole of it is handed on, what reads it there. */
const handedOn: Record<string, readonly string[]> = {
  'wishOf(': ['q', 'shelf', 'page', ...facetNames],
  'caseloadAsked(': [...Object.keys(caseloadFilterSchema.shape), 'page'],
  'auditFilterSchema.': Object.keys(auditFilterSchema.shape),
  'cameFromSchema.': Object.keys(cameFromSchema.shape),
}

/** Of every page and handler that reads its query, the names. */
export function queryNames(): Map<string, string[]> {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(page\.tsx|route\.ts)$/.test(path.basename(file)))
    .sort()
  const read = files.map((file) => [file, readFileSync(path.join('app', file), 'utf8')] as const)
  return new Map(
    read.filter(([, text]) => text.includes('searchParams')).map(([file, text]) => [file, namesIn(text)]),
  )
}

function namesIn(text: string): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!)
  const taken = all(/const \{([^}]+)\} = await searchParams/g).flatMap((names) => names.split(','))
  const [whole] = all(/const (\w+) = (?:await |new URL\(request\.url\)\.)searchParams\n/g)
  return [
    ...taken.map((name) => name.split(':')[0]!.replaceAll("'", '').trim()),
    ...all(/\(await searchParams\)\.(\w+)/g),
    ...all(/searchParams\.get(?:All)?\('([^']+)'\)/g),
    ...(whole ? all(new RegExp(`\\b${whole}\\.(?!get\\b|getAll\\b)(\\w+)`, 'g')) : []),
    ...(whole ? all(new RegExp(`\\b${whole}\\.get(?:All)?\\('([^']+)'\\)`, 'g')) : []),
    // A page that asks for one after the other by name.
    ...(whole && text.includes(`${whole}[name]`) ? all(/\bone\('(\w+)'\)/g) : []),
    ...Object.entries(handedOn).flatMap(([words, names]) => (text.includes(words) ? names : [])),
  ].filter((name) => name !== '')
}

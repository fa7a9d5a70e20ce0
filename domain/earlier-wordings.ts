// What stood in a section of a patient's record before somebody wrote over it, in the words of the form it stood in.
import { cautionCodes } from '@/domain/catalog/vocabulary'
import { dateWords } from '@/domain/date-words'
import type { Section, SectionInput } from '@/domain/patient-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { plural } from '@/domain/plural'

/** Of the person's contact none is kept: it is not kept longer than it is needed. */
export type WordedSection = Exclude<Section['section'], 'person'>

export const wordedSections: Record<WordedSection, string> = {
  problem: 'Diagnosis and precautions',
  screening: 'Red flags',
  visits: 'Approved visits',
}

/** A row as it is kept: what belongs to another section is empty. Of a date in JSON the day counts, and not the time behind it. */
export type Stood = {
  section: string
  diagnosis: string
  precautions: readonly string[]
  redFlagsOn: string | null
  redFlags: string
  approvedVisits: number | null
  approvedFrom: string | null
}

export type EarlierWording = {
  /** Within its section, from the first on. */
  number: number
  /** A sentence or a text of several lines each. */
  lines: string[]
  /** The last day on which it stood, as it is at the clinic. */
  until: CalendarDate
  /** Who wrote what came in its place. */
  by: string
}

/** The newest first; `older` is how many there are before those. */
export type EarlierWordings = { wordings: EarlierWording[]; older: number }

export function wordingLines(stood: Stood, locale: string): string[] {
  const day = (date: string) => dateWords(date.slice(0, 10), locale)
  const { approvedVisits: visits, approvedFrom, redFlagsOn } = stood
  switch (stood.section as WordedSection) {
    case 'problem':
      return [
        `Diagnosis or problem: ${stood.diagnosis || 'none'}`,
        `Precautions: ${stood.precautions.map(precautionWords).join(', ') || 'none'}`,
      ]
    case 'screening':
      return [
        ...(redFlagsOn === null ? [] : [`Asked on ${day(redFlagsOn)}`]),
        `What was found: ${stood.redFlags || 'nothing written'}`,
      ]
    case 'visits':
      return [
        visits === null ? 'Not limited' : `${plural(visits, 'visit')} approved`,
        approvedFrom === null ? 'All counted' : `Counted from ${day(approvedFrom)}`,
      ]
  }
}

const nothing = {
  ...{ diagnosis: '', precautions: [], redFlagsOn: null, redFlags: '' },
  ...{ approvedVisits: null, approvedFrom: null },
}

/** What stands in a section now, in the same words. */
export function sectionLines(section: SectionInput, locale: string): string[] {
  const day = (date: string) => (date === '' ? 'not known' : dateWords(date, locale))
  switch (section.section) {
    case 'person':
      return [
        `Name: ${section.name}`,
        `Date of birth: ${day(section.birthDate)}`,
        `Speaks: ${section.language || 'not known'}`,
        `Phone: ${section.phone || 'none'}`,
        `E-mail: ${section.email || 'none'}`,
        `Referred by: ${section.referrer || 'nobody'}`,
        `Time zone: ${section.timeZone.replaceAll('_', ' ')}`,
        section.emailForLinks
          ? 'Links to sign in may be sent to this address'
          : 'No links to sign in are sent to this address',
      ]
    case 'problem':
      return wordingLines({ ...nothing, ...section }, locale)
    case 'screening':
      return wordingLines({ ...nothing, ...section, redFlagsOn: section.redFlagsOn || null }, locale)
    case 'visits':
      return wordingLines({ ...nothing, ...section, approvedFrom: section.approvedFrom || null }, locale)
  }
}

/** A code that is newer or older than the list is shown as it is. */
const precautionWords = (code: string) => (cautionCodes as Record<string, string>)[code] ?? code

export type KeptWordings = { person: { earlierWordings: readonly (Stood & { replacedAt: string })[] } }

/** A person's file with a line for each wording, for whoever reads it. */
export function wordingsTold<File extends KeptWordings>(file: File, locale: string) {
  const earlierWordings = file.person.earlierWordings.map((row) => ({
    section: wordedSections[row.section as WordedSection],
    stood: wordingLines(row, locale).join('; '),
    replacedAt: row.replacedAt,
  }))
  return { ...file, person: { ...file.person, earlierWordings } }
}

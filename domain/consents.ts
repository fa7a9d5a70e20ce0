// What patients are asked to agree to: the clinic's texts in versions, and what somebody answered to which of them.
import { z } from 'zod'
import { anId, calendarDateSchema, counted, line, optionalText, saysSomething } from '@/domain/fields'
import { keysOf } from '@/domain/catalog/vocabulary'
import type { CalendarDate } from '@/domain/plans/plan'

/** How a topic is asked for. What is no longer asked for stays where somebody has answered it. */
export const askedWays = {
  'in-portal': 'In the portal, once',
  'in-person': 'In person, by staff',
  'no-longer': 'No longer',
} as const
export type AskedWay = keyof typeof askedWays

/** As one that is new can be asked for. */
export const askedNow = ['in-portal', 'in-person'] as const

export const consentTextSchema = z.object({
  title: line(80),
  text: optionalText(8_000).refine(saysSomething, 'Write what patients agree to'),
  asked: z.enum(keysOf(askedWays), { error: 'Choose from the list' }),
})
export type ConsentTextInput = z.input<typeof consentTextSchema>

export const newConsentTextSchema = consentTextSchema.extend({
  asked: z.enum(askedNow, { error: 'Choose from the list' }),
})
export type NewConsentTextInput = z.input<typeof newConsentTextSchema>

/** A new version says which one was read, so that of two at once the second is told. */
export const nextConsentTextSchema = consentTextSchema.extend({ read: counted.min(1) })

const given = z.enum(['yes', 'no'], { error: 'Say yes or no' }).transform((answer) => answer === 'yes')

/** As staff record it. */
export const consentSchema = z.object({
  textId: anId('Choose from the list'),
  given,
  on: calendarDateSchema,
})
export type ConsentInput = z.input<typeof consentSchema>

/** As a patient answers in the portal. */
export const ownConsentSchema = z.object({ given })

export type ConsentText = {
  id: string
  topic: string
  number: number
  title: string
  text: string
  asked: AskedWay
  on: CalendarDate
}

export type Answer = {
  given: boolean
  on: CalendarDate
  how: 'in-portal' | 'in-person'
  /** Who recorded it; null for what was brought over from an older record. */
  by: string | null
  /** The version that was answered. */
  text: ConsentHead
}

/** A topic: how it is worded now and was before, and the answers about it; each the newest first. */
export type Consent = { text: ConsentText; earlier: ConsentHead[]; answers: Answer[] }

type Stand = { text: { id: string }; answers: readonly { given: boolean; text: { id: string } }[] }

/** What the newest answers come to; an answer to an earlier wording is none to the one of now. */
export type Standing = 'agreed' | 'agreed-earlier' | 'refused' | 'withdrawn' | 'open'

export function standingOf({ text, answers: [last, before] }: Stand): Standing {
  if (!last) return 'open'
  if (!last.given) return before?.given ? 'withdrawn' : 'refused'
  return last.text.id === text.id ? 'agreed' : 'agreed-earlier'
}

export const standingWords: Record<Standing, string> = {
  agreed: 'Agreed',
  'agreed-earlier': 'Agreed to an earlier wording',
  refused: 'Did not agree',
  withdrawn: 'Withdrawn',
  open: 'Not answered yet',
}

/** Asked once for each wording: whoever has answered this one, either way, is left alone. */
export const isAskedFor = ({ text, answers }: Pick<Consent, 'text' | 'answers'>): boolean =>
  text.asked === 'in-portal' && !answers.some((each) => each.text.id === text.id)

/** A text without its wording, which is long. */
export type ConsentHead = Omit<ConsentText, 'text'>

/** Each topic as it is worded now, which is its highest number, in the order in which the texts first name them. */
export function topicsOf<Text extends ConsentHead>(texts: readonly Text[]): Text[] {
  const newest = new Map<string, Text>()
  for (const text of texts) {
    const known = newest.get(text.topic)
    if (!known || known.number < text.number) newest.set(text.topic, text)
  }
  return [...newest.values()]
}

/** What is asked for, or was and has an answer. */
export function consentsOf<Text extends ConsentHead, Given extends { text: ConsentHead }>(
  texts: readonly Text[],
  answers: readonly Given[],
): { text: Text; earlier: Text[]; answers: Given[] }[] {
  const topics = new Map(
    topicsOf(texts).map((text) => [text.topic, { text, earlier: [] as Text[], answers: [] as Given[] }]),
  )
  for (const text of texts.toSorted((a, b) => b.number - a.number)) {
    const topic = topics.get(text.topic)
    if (text !== topic?.text) topic?.earlier.push(text)
  }
  for (const each of answers) topics.get(each.text.topic)?.answers.push(each)
  return [...topics.values()].filter(
    ({ text, answers: answered }) => text.asked !== 'no-longer' || answered.length > 0,
  )
}

// The built-in catalog: complete, consistent, linked without loops, and readable for the people it is written for.
import { describe, expect, it } from 'vitest'
import { exerciseSchema, type Exercise } from '@/domain/catalog/exercise'
import { ownPrefix } from '@/domain/catalog/own-slug'
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { items } from './items'
import { longestSentence, schoolGrade, sentencesOf } from './reading-ease'

const bySlug = new Map(items.map((item) => [item.slug, item]))
const each = items.map((item) => [item.slug, item] as const)
const atHome = each.filter(([, item]) => item.delivery === 'home')

it('leaves the addresses of what clinics write themselves to them', () => {
  expect(items.filter(({ slug }) => slug.startsWith(ownPrefix))).toEqual([])
})

describe('the catalog holds what CLINICAL.md asks for', () => {
  it.each(
    Object.entries({
      'manual-therapy': ['soft-tissue-massage', 'joint-mobilisation', 'spinal-manipulation'],
      'posture-ergonomics': [
        'body-mechanics',
        'workstation-set-up',
        'posture-breaks',
        'lifting',
        'sleeping-position',
      ],
      strengthening: [
        'scapular-squeeze-sitting',
        'scapular-squeeze-standing',
        'band-row',
        'cable-row',
        'band-pull-apart',
        'wall-slide',
        'wall-push-up-plus',
        'prone-t-raise',
        'prone-y-raise',
        'chin-nod-lying',
        'band-external-rotation',
        'serratus-punch',
      ],
      'stretching-mobility': [
        'seated-thoracic-extension',
        'foam-roller-thoracic-extension',
        'upper-trapezius-stretch',
        'levator-scapulae-stretch',
        'doorway-chest-stretch',
        'childs-pose',
        'cat-camel',
        'open-book',
        'thread-the-needle',
      ],
      modality: ['heat-in-clinic', 'cold-in-clinic', 'therapeutic-ultrasound', 'tens', 'nmes'],
      'walking-aerobic': ['walking-programme'],
      education: ['how-pain-works', 'pacing', 'self-management', 'flare-up-plan', 'relapse-plan'],
    }),
  )('%s', (kind, slugs) => {
    expect(items.filter((item) => item.kind === kind).map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(slugs),
    )
  })

  it('mobilises by grade up to IV and manipulates with grade V alone', () => {
    expect(bySlug.get('joint-mobilisation')?.dosageFields).toContain('grade')
    expect(items.filter((item) => item.defaultDosage.grade === 'V').map(({ slug }) => slug)).toEqual([
      'spinal-manipulation',
    ])
  })

  it('names the serious contraindications of manipulation', () => {
    expect(bySlug.get('spinal-manipulation')?.contraindications).toEqual(
      expect.arrayContaining([
        'recent-fracture',
        'unstable-spine',
        'osteoporosis',
        'cancer',
        'infection',
        'inflammatory-flare',
        'cauda-equina-signs',
        'progressive-neurological-deficit',
        'cervical-artery-risk',
        'anticoagulation',
      ]),
    )
  })

  it.each([
    [
      'cervical-traction',
      [
        'recent-fracture',
        'unstable-spine',
        'upper-neck-instability',
        'cervical-artery-risk',
        'cauda-equina-signs',
        'progressive-neurological-deficit',
        'cancer',
        'infection',
        'osteoporosis',
      ],
    ],
    ['shockwave-therapy', ['anticoagulation', 'cancer', 'growing-bone', 'infection', 'pregnancy']],
    ['neural-mobilisation', ['cauda-equina-signs', 'progressive-neurological-deficit', 'unstable-spine']],
    ['taping', ['poor-circulation', 'skin-wound', 'tape-allergy']],
  ])('names the serious contraindications of %s', (slug, codes) => {
    expect(bySlug.get(slug)?.contraindications).toEqual(expect.arrayContaining(codes))
  })
})

describe('each item', () => {
  it('has a slug, a name and other names of its own', () => {
    const names = items.flatMap((item) => [item.name, ...item.otherNames]).map((name) => name.toLowerCase())
    const twice = names.filter((name, index) => names.indexOf(name) !== index)
    expect(twice).toEqual([])
    expect(bySlug.size).toBe(items.length)
  })

  it.each(each)('%s is written in full', (_, item) => {
    expect(exerciseSchema.parse(item)).toEqual(item)
    expect(item.otherNames.length).toBeGreaterThanOrEqual(3)
    expect(item.steps.length).toBeGreaterThanOrEqual(3)
    expect(item.steps.length).toBeLessThanOrEqual(6)
    expect(item.cues.length).toBeGreaterThanOrEqual(2)
    expect(item.mistakes.length).toBeGreaterThanOrEqual(2)
    expect(sentencesOf(item.purpose).length).toBeLessThanOrEqual(3)
    expect(item.defaultDosage.painCeiling).toBeLessThanOrEqual(defaultPainCeiling)
  })

  it.each(each)('%s says each thing once, in whole sentences, with typographic marks', (_, item) => {
    for (const text of sentences(item)) {
      expect(text).toMatch(/^\p{Lu}.*[.?!]$/u)
      expect(text).not.toMatch(/ {2}|\.\.|'|"|--| \.| ,/)
    }
    const said = [...item.steps, ...item.cues, ...item.mistakes, ...item.reading]
    expect(new Set(said).size).toBe(said.length)
  })

  it.each(each.filter(([, item]) => item.delivery === 'clinic' && item.kind !== 'strengthening'))(
    '%s has its dosage and the cautions that every treatment by others has',
    (_, item) => {
      const { durationMinutes, reps, holdSeconds } = item.defaultDosage
      expect(durationMinutes ?? reps ?? holdSeconds).toBeGreaterThan(0)
      expect(item.contraindications.length).toBeGreaterThanOrEqual(5)
    },
  )
})

describe('variants', () => {
  const easier = (item: Exercise) => (item.easier === null ? undefined : bySlug.get(item.easier))
  const harder = (item: Exercise) => (item.harder === null ? undefined : bySlug.get(item.harder))

  it.each(each)('of %s are linked both ways and can stand in for it', (slug, item) => {
    if (item.harder !== null) expect(harder(item)?.easier).toBe(slug)
    if (item.easier !== null) expect(easier(item)?.harder).toBe(slug)
    for (const variant of [easier(item), harder(item)].filter((other) => other !== undefined)) {
      expect(variant.kind).toBe(item.kind)
      expect(variant.delivery).toBe(item.delivery)
      expect(variant.regions.filter((region) => item.regions.includes(region))).not.toEqual([])
    }
  })

  it.each(each)('of %s end: no way up comes back', (slug, item) => {
    const order = ['easy', 'medium', 'hard']
    const seen = [slug]
    for (let here = item, next = harder(here); next; here = next, next = harder(here)) {
      expect(seen).not.toContain(next.slug)
      expect(order.indexOf(next.level)).toBeGreaterThanOrEqual(order.indexOf(here.level))
      seen.push(next.slug)
    }
  })
})

describe('what a patient reads', () => {
  it.each(atHome)('%s has short sentences and plain words', (_, item) => {
    for (const text of sentences(item)) expect(longestSentence(text), text).toBeLessThanOrEqual(24)
    expect(schoolGrade(sentences(item).join(' '))).toBeLessThanOrEqual(6)
  })

  it.each(each)('%s has a purpose without jargon', (_, item) => {
    expect(longestSentence(item.purpose)).toBeLessThanOrEqual(24)
    expect(item.purpose).not.toMatch(jargon)
  })

  it.each(atHome)('%s speaks without jargon', (_, item) => {
    for (const text of sentences(item)) expect(text).not.toMatch(jargon)
  })

  it.each(atHome.filter(([, item]) => item.kind !== 'education'))('%s says when to stop', (_, item) => {
    expect(item.stopWhen).toMatch(
      /stop|take it off|slow down|change|go back|put the load down|smaller|another/i,
    )
  })
})

const sentences = (item: Exercise) => [
  item.purpose,
  ...item.steps,
  ...item.cues,
  ...item.mistakes,
  ...item.reading,
  item.stopWhen,
]

const jargon =
  /\b(scapul|thorac|cervic|lumbar|extension|flexion|rotation|retract|protract|isometric|prone|supine|trapez|pector|adherence|prescri|neurolog|modalit|mobilis|manipul|contraindic|NPRS|RPE|ROM)\w*/i

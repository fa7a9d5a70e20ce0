// What a clinic writes itself: rows of the form, the address made from a name, and where a video may lie.
import { describe, expect, it, vi } from 'vitest'
import { ownExerciseSchema, type OwnExerciseForm } from '@/domain/catalog/exercise'
import { ownSlug } from '@/domain/catalog/own-slug'
import { videoUrlSchema } from '@/domain/catalog/video'

const walk: OwnExerciseForm = {
  name: 'Wall walk',
  otherNames: [],
  kind: 'strengthening',
  delivery: 'home',
  regions: ['shoulder'],
  equipment: ['wall'],
  position: 'standing',
  level: 'easy',
  purpose: 'Moves the shoulder.',
  steps: [{ text: 'Stand at a wall.' }, { text: ' ' }, { text: 'Walk your fingers up.' }],
  cues: [{ text: '\u200b' }],
  mistakes: [],
  reading: [],
  contraindications: [],
  precautions: [],
  stopWhen: 'Stop if pain rises.',
  dosageFields: ['sets', 'painCeiling', 'frequency'],
  defaultDosage: { sets: 2, painCeiling: 5, frequency: { kind: 'as-needed' } },
  easier: null,
  harder: null,
  videoUrl: '',
}
const complaints = (change: Partial<OwnExerciseForm>) =>
  ownExerciseSchema
    .safeParse({ ...walk, ...change })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

describe('the form of an item', () => {
  it('leaves out rows in which nothing was written', () => {
    const { steps, cues } = ownExerciseSchema.parse(walk)
    expect(steps).toEqual(['Stand at a wall.', 'Walk your fingers up.'])
    expect(cues).toEqual([])
  })

  it.each<[Partial<OwnExerciseForm>, string, string]>([
    [{ steps: [{ text: '  ' }] }, 'steps', 'Write at least one step'],
    [{ steps: [{ text: 'ok' }, { text: 'x'.repeat(301) }] }, 'steps.1.text', 'At most 300 characters'],
    [{ cues: Array.from({ length: 9 }, () => ({ text: 'Tall' })) }, 'cues', 'At most 8 cues'],
    [{ kind: '' as 'modality' }, 'kind', 'Choose one'],
    [{ name: 'a\nb' }, 'name', 'Write this on one line'],
    [{ name: 'e\u001bvil' }, 'name', 'Contains a character that cannot be shown'],
    [{ name: '\ud800' }, 'name', 'Contains a broken character'],
    [{ easier: 'bridge', harder: 'bridge' }, 'harder', 'One exercise cannot be both easier and harder'],
    [{ defaultDosage: { ...walk.defaultDosage, sets: 1e309 } }, 'defaultDosage.sets', 'Enter a number'],
  ])('%o is refused at its field', (change, path, message) => {
    expect(complaints(change)).toContainEqual([path, message])
  })

  it('counts a family as one character', () => {
    expect(ownExerciseSchema.parse({ ...walk, name: '👨‍👩‍👧‍👦'.repeat(80) }).name).toHaveLength(80 * 11)
  })
})

describe('the address of an item', () => {
  it.each([
    ['Wall walk', 'own-wall-walk'],
    ['  Übung für O’Brien (½)!', 'own-ubung-fur-o-brien-1-2'],
    ['肩', 'own-item'],
    ['../../etc', 'own-etc'],
    ['x'.repeat(200), `own-${'x'.repeat(60)}`],
  ])('%s becomes %s', (name, slug) => {
    expect(ownSlug(name, new Set())).toBe(slug)
  })

  it('is one that the clinic does not have yet', () => {
    expect(ownSlug('Walk', new Set(['own-walk', 'own-walk-2']))).toBe('own-walk-3')
  })
})

describe('a video', () => {
  it.each(['https://www.youtube.com/watch?v=abc', ' https://vimeo.com/1 ', 'https://müller.de/übung'])(
    '%s may be linked',
    (address) => expect(videoUrlSchema.safeParse(address).success).toBe(true),
  )

  it.each([
    'http://example.org/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    '//example.org/x',
    'example.org',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://[fe80::1]/',
    'https://printer.local/',
    'https://nas.lan./',
    'https://intranet/',
    'https://user:secret@vimeo.com/',
    'https://',
    `https://vimeo.com/${'x'.repeat(500)}`,
    `https://vimeo.com/${'ü'.repeat(200)}`,
  ])('%s is refused', (address) => {
    expect(videoUrlSchema.safeParse(address).success).toBe(false)
  })

  it('is not read where it is too long, which takes the square of the length of its name', () => {
    const read = vi.spyOn(globalThis, 'URL')
    expect(videoUrlSchema.safeParse(`https://a${'\u0327'.repeat(500)}`).error?.issues[0]?.message).toBe(
      'At most 500 characters',
    )
    expect(read).not.toHaveBeenCalled()
    read.mockRestore()
  })

  it('is kept as it was read once, and reads the same again', () => {
    const kept = videoUrlSchema.parse('https://VIMEO.com/ü')
    expect(kept).toBe('https://vimeo.com/%C3%BC')
    expect(videoUrlSchema.parse(kept)).toBe(kept)
    expect(videoUrlSchema.parse('  ')).toBe('')
  })
})

import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isQuiet, minutesBeforeTry, timesCome, usualTimes, reminderWords } from '@/domain/reminders/reminder'
import { pushDeviceSchema, reminderChoiceSchema } from '@/domain/reminders/reminder-forms'

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)

describe('quiet hours', () => {
  test('over midnight and within a day; the end is no longer quiet', () => {
    expect(['21:00', '23:59', '00:00', '07:59'].every((at) => isQuiet(at, '21:00', '08:00'))).toBe(true)
    expect(['08:00', '12:00', '20:59'].some((at) => isQuiet(at, '21:00', '08:00'))).toBe(false)
    expect(isQuiet('13:00', '12:30', '14:00')).toBe(true)
    expect(isQuiet('14:00', '12:30', '14:00')).toBe(false)
  })

  test('of two different times, what is not quiet is quiet the other way round', () => {
    fc.assert(
      fc.property(clock, clock, clock, (at, from, until) => {
        fc.pre(from !== until)
        expect(isQuiet(at, from, until)).toBe(!isQuiet(at, until, from))
      }),
    )
  })

  test('the same time twice is never quiet', () => {
    fc.assert(fc.property(clock, clock, (at, time) => !isQuiet(at, time, time)))
  })
})

describe('times that have come', () => {
  const choice = { ...usualTimes, times: ['08:00', '12:30', '20:30'] }

  test('from their minute on, for two hours', () => {
    expect(timesCome(choice, '07:59')).toEqual([])
    expect(timesCome(choice, '08:00')).toEqual(['08:00'])
    expect(timesCome(choice, '10:00')).toEqual(['08:00'])
    expect(timesCome(choice, '10:01')).toEqual([])
    expect(timesCome(choice, '13:00')).toEqual(['12:30'])
  })

  test('never in quiet hours, whatever was chosen', () => {
    expect(timesCome(choice, '21:05')).toEqual([])
    fc.assert(
      fc.property(
        fc.array(clock, { maxLength: 3 }),
        clock,
        clock,
        clock,
        (times, quietFrom, quietUntil, at) => {
          const come = timesCome({ times, quietFrom, quietUntil }, at)
          if (isQuiet(at, quietFrom, quietUntil)) expect(come).toEqual([])
          for (const time of come) {
            expect(time <= at).toBe(true)
            expect(isQuiet(time, quietFrom, quietUntil)).toBe(false)
          }
        },
      ),
    )
  })

  test('a time that the clock skips comes right after; the hour that happens twice is one time', () => {
    const early = { times: ['02:30'], quietFrom: '21:00', quietUntil: '02:00' }
    expect(timesCome(early, '03:00')).toEqual(['02:30'])
  })
})

test('a failure is tried again less and less often, and not for ever', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempts) => minutesBeforeTry(attempts) ?? 0)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(minutesBeforeTry(7)).toBeNull()
})

describe('the forms', () => {
  const good = { byEmail: true, times: ['18:00', '09:00', '09:00'], quietFrom: '21:00', quietUntil: '08:00' }

  test('times are sorted and once each', () => {
    expect(reminderChoiceSchema.parse(good).times).toEqual(['09:00', '18:00'])
  })

  test.each([
    [{ times: ['07:00'] }, 'times'],
    [{ times: ['25:00'] }, 'times.0'],
    [{ times: ['9:00'] }, 'times.0'],
    [{ times: ['09:00', '10:00', '11:00', '12:00'] }, 'times'],
    [{ quietFrom: '' }, 'quietFrom'],
    [{ quietUntil: '24:00' }, 'quietUntil'],
  ])('%j is refused at its field', (wrong, field) => {
    const parsed = reminderChoiceSchema.safeParse({ ...good, ...wrong })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })

  test('a subscription has an address and keys of their length', () => {
    const device = { endpoint: 'https://push.example/abc', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
    expect(pushDeviceSchema.safeParse(device).success).toBe(true)
    for (const wrong of [
      { endpoint: 'javascript:alert(1)' },
      { endpoint: 'file:///etc/passwd' },
      { endpoint: 'https://push.example/' + 'x'.repeat(2_000) },
      { endpoint: 'https://push.example/' + 'ü'.repeat(1_000) },
      { p256dh: 'short' },
      { auth: 'a'.repeat(22) + '\n' },
    ])
      expect(pushDeviceSchema.safeParse({ ...device, ...wrong }).success).toBe(false)
  })
})

test('an address that is too long is not read as one: that takes the square of the length of its name', () => {
  const read = vi.fn()
  vi.stubGlobal('URL', new Proxy(URL, { get: read, construct: read }))
  const endpoint = `https://a${'\u0327'.repeat(2_000)}`
  expect(pushDeviceSchema.safeParse({ endpoint, p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }).success).toBe(
    false,
  )
  expect(read).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})

test('staff read when and by what a patient is reminded, in one line', () => {
  const times = ['08:30', '18:00']
  expect(reminderWords({ times, byEmail: true, onPhone: true })).toBe(
    'At 08:30, 18:00, on the phone and by e-mail',
  )
  expect(reminderWords({ times: ['09:00'], byEmail: false, onPhone: true })).toBe('At 09:00, on the phone')
  // Chosen, and nowhere to send it; no times; never chosen.
  expect(reminderWords({ times, byEmail: false, onPhone: false })).toBe('None')
  expect(reminderWords({ times: [], byEmail: true, onPhone: true })).toBe('None')
  expect(reminderWords(null)).toBe('None')
})

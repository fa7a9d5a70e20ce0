// When what is kept about a person is read for the PDF: once it is its turn to be set, and never for whoever gets none.
import { beforeEach, expect, it, vi } from 'vitest'
import { NotFound } from '@/server/errors'
import { printer, type Print } from '@/server/printing'

const personTold = vi.hoisted(() => vi.fn())
const admin = {
  kind: 'staff',
  accountId: 'alma',
  roles: ['admin'],
  timeZone: 'Europe/London',
  locale: 'en-GB',
}
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(admin) }))
vi.mock('@/server/own-proof', () => ({ hasProof: () => Promise.resolve(true) }))
vi.mock('@/server/person-data', () => ({ personTold }))
const { GET } = await import('./route')

const print = vi.fn<Print>()
beforeEach(() => {
  vi.clearAllMocks()
  printer.print = print
})
const asked = () =>
  GET(new Request('http://127.0.0.1/patients/x/data.pdf'), { params: Promise.resolve({ patientId: 'x' }) })

it('nobody is read for whom there is no place', async () => {
  print.mockResolvedValue(null)
  expect((await asked()).status).toBe(503)
  expect(print).toHaveBeenCalledOnce()
  expect(personTold).not.toHaveBeenCalled()
})

it('whoever is none of theirs is not found, once it is their turn', async () => {
  print.mockImplementation(async (_account, _kind, _of, prepare) =>
    Buffer.from(JSON.stringify(await prepare())),
  )
  personTold.mockRejectedValue(new NotFound())
  expect((await asked()).status).toBe(404)
  expect(personTold).toHaveBeenCalledOnce()
})

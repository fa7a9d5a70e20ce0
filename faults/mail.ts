// A mail server that is not well while patients log: silent, away, slow, that takes nothing at first, or takes nothing at all. Who was to be told is told once.
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { stop } from '@/e2e/program'
import { actAs } from '@/prisma/demo/insert'
import { freePort } from '@/prisma/embedded'
import { startMailbox } from '@/server/reminders.fixture'
import type { Fault, Harm } from './fault'
import { Load } from './load'
import { type Person, type World } from './world'

const logsEach = 2_000
const mostSecondsToStop = 20

export const mailUnwell: Fault = {
  name: 'mail server unwell',
  async run(clinic, size) {
    const notRun = 'the program looks once a minute whom to tell, so it is left to the whole run'
    if (size === 'short') return { notRun }
    const world = await clinic()
    const people: Told[] = []
    const harms: Harm[] = []
    const seconds: number[] = []
    const odd: string[] = []
    const connected = new Set<Socket>()
    const silent = createServer((socket) => connected.add(socket.on('error', () => undefined)))
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const asked = new Map<string, number>()
    const slow = await startMailbox({
      onMailFrom: (_, __, done) => void pause(1_000).then(() => done()),
      onRcptTo: ({ address }, _, done) => {
        const times = (asked.get(address) ?? 0) + 1
        asked.set(address, times)
        void pause(1_000).then(() => {
          if (address.startsWith('never')) done(failing(550))
          else if (address.startsWith('later') && times === 1) done(failing(451))
          else done()
        })
      },
    })

    /** Three further people of each kind are to be told by that server, while patients log and until `enough`; then it stops. */
    const through = async (url: string, kinds: string[], enough: () => Promise<unknown>) => {
      await world.start({ SMTP_URL: url })
      for (const kind of kinds) people.push(...(await toBeTold(world, kind)))
      await until(world, people, (states) =>
        states.some(({ kind, attempts }) => kinds.includes(kind) && attempts > 0),
      )
      const load = await Load.of(world, logsEach)
      await load.send()
      harms.push(await load.reckon())
      await enough()
      const begun = performance.now()
      const code = await stop(await world.program)
      seconds.push((performance.now() - begun) / 1_000)
      if (code !== 0) odd.push(`it ended with ${code}`)
    }
    try {
      await stop(await world.program)
      await through(addressOf((silent.address() as AddressInfo).port), ['silent'], () => Promise.resolve())
      await through(addressOf(await freePort()), ['away'], () => Promise.resolve())
      // Whoever was in hand when the program stopped stays so, since nobody knows how far it came.
      const inHand = ({ kind, state }: State) => kind === 'silent' && state === 'sending'
      await through(slow.url, ['later', 'never', 'slow'], () =>
        until(world, people, (states) => states.every((each) => ended.includes(each.state) || inHand(each))),
      )
      await world.start({ SMTP_URL: slow.url })
      const states = await statesOf(world, people)
      for (const each of states) {
        const mails = slow.to.filter((to) => to === each.email).length
        if (inHand(each) ? mails > 1 : mails !== (each.kind === 'never' ? 0 : 1))
          odd.push(`of the ${each.kind}, one got ${mails} e-mails (${each.state})`)
        if (each.kind === 'never' && asked.get(each.email) !== 1)
          odd.push(`what was refused was tried ${asked.get(each.email) ?? 0} times`)
      }
      if (states.length !== people.length) odd.push(`${states.length} of ${people.length} were written down`)
      const sum = (which: 'lost' | 'doubled') => harms.reduce((total, harm) => total + harm[which], 0)
      return {
        tried: `${harms.length * logsEach} logs beside a mail server that is silent, away, slow, says 451 once, or 550; ${people.length} people to be told`,
        ...{ lost: sum('lost'), doubled: sum('doubled') },
        notes: [
          `${slow.to.length} e-mails taken, ${states.filter(inHand).length} in hand at a stop and not sent again`,
          `stopped in ${seconds.map((each) => each.toFixed(1)).join(', ')} s`,
        ],
        failed: [
          ...new Set([...harms.flatMap(({ failed }) => failed), ...odd]),
          ...(Math.max(...seconds) > mostSecondsToStop ? ['it took too long to stop'] : []),
        ],
      }
    } finally {
      connected.forEach((socket) => socket.destroy())
      silent.close()
      slow.cut()
      await slow.stop()
    }
  },
}

const ended = ['sent', 'given-up', 'not-needed']
const addressOf = (port: number) => `smtp://127.0.0.1:${port}`
const failing = (responseCode: number) => Object.assign(new Error('Not now'), { responseCode })

type Told = { person: Person; kind: string; email: string }

/** Three people to whom an e-mail is to say, at any hour, that a message waits. */
async function toBeTold(world: World, kind: string): Promise<Told[]> {
  const people = await world.newcomers(3)
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  const told = people.map((person) => ({ person, kind, email: `${kind}-${person.patientId}@mail.example` }))
  for (const { person, email } of told) {
    const { clinicId, patientId, therapistId } = person
    const as = async (role: 'staff' | 'patient', sql: string, ...values: string[]) => {
      await client.query('BEGIN')
      await actAs(client, `phaseline_${role}`, clinicId, therapistId, role === 'patient' ? patientId : '')
      await client.query(sql, [clinicId, patientId, ...values])
      await client.query('COMMIT')
    }
    await as('staff', 'UPDATE patients SET email = $3 WHERE clinic_id = $1 AND id = $2', email)
    await as(
      'staff',
      `INSERT INTO messages (id, clinic_id, patient_id, author_id, from_patient, text)
       VALUES (gen_random_uuid(), $1, $2, $3, false, 'How is it?')`,
      therapistId,
    )
    await as(
      'patient',
      `INSERT INTO reminder_choices (clinic_id, patient_id, by_email, times, quiet_from, quiet_until)
       VALUES ($1, $2, true, '{}', '08:00', '08:00')`,
    )
  }
  await client.end()
  return told
}

type State = Told & { id: string; state: string; attempts: number }

/** Of the e-mails that are written down. */
async function statesOf(world: World, people: readonly Told[]): Promise<State[]> {
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  const states: State[] = []
  for (const told of people) {
    const { clinicId, patientId } = told.person
    await client.query('BEGIN')
    await actAs(client, 'phaseline_jobs', clinicId)
    const { rows } = await client.query<Pick<State, 'id' | 'state' | 'attempts'>>(
      `SELECT id, state, attempts::int FROM notices WHERE patient_id = $1 AND channel = 'email'`,
      [patientId],
    )
    await client.query('COMMIT')
    states.push(...rows.map((row) => ({ ...told, ...row })))
  }
  await client.end()
  return states
}

/** The program looks once a minute, and tries again after a minute and after five. */
async function until(
  world: World,
  people: readonly Told[],
  come: (states: State[]) => boolean,
): Promise<void> {
  for (;;) {
    const states = await statesOf(world, people)
    if (states.length > 0 && come(states)) return
    await pause(1_000)
  }
}

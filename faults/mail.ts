// A mail server that takes a connection and then says nothing.
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { stop } from '@/e2e/program'
import { actAs } from '@/prisma/demo/insert'
import type { Fault } from './fault'
import { Load } from './load'
import { type Person, type World } from './world'

export const mailSilent: Fault = {
  name: 'mail server silent',
  async run(clinic, size) {
    const notRun = 'the program looks once a minute whom to tell, so it is left to the whole run'
    if (size === 'short') return { notRun }
    const world = await clinic()
    const sockets = new Set<Socket>()
    const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const asked = once(server, 'connection')
    const failed: string[] = []
    try {
      await everybodyHasAMessage(world)
      await stop(await world.program)
      await world.start({ SMTP_URL: `smtp://127.0.0.1:${port}` })
      // Within a minute; from then on the mail hangs.
      await asked
      const load = await Load.of(world, 5_000)
      await load.send()
      const harm = await load.reckon()
      const begun = performance.now()
      const code = await stop(await world.program)
      const seconds = (performance.now() - begun) / 1_000
      if (code !== 0) failed.push(`it ended with ${code}`)
      if (seconds > 20) failed.push(`it took ${seconds.toFixed(0)} s to stop`)
      await world.start()
      return {
        tried: `${load.logs} logs while an e-mail hangs on a mail server that says nothing, and a stop meanwhile`,
        ...harm,
        notes: [...harm.notes, `${sockets.size} connections to it; stopped in ${seconds.toFixed(1)} s`],
        failed: [...harm.failed, ...failed],
      }
    } finally {
      sockets.forEach((socket) => socket.destroy())
      server.close()
    }
  },
}

/** Each is to be told by e-mail that one waits, at any hour. */
async function everybodyHasAMessage(world: World): Promise<void> {
  const client = new pg.Client({ connectionString: await world.database() })
  await client.connect()
  const as = async (person: Person, role: 'phaseline_staff' | 'phaseline_patient', sql: string) => {
    const { clinicId, patientId, therapistId } = person
    await client.query('BEGIN')
    await actAs(client, role, clinicId, therapistId, role === 'phaseline_patient' ? patientId : '')
    await client.query(sql, [clinicId, patientId])
    await client.query('COMMIT')
  }
  for (const person of world.people) {
    const { therapistId } = person
    await as(
      person,
      'phaseline_staff',
      `UPDATE patients SET email = 'edith@mail.example' WHERE clinic_id = $1 AND id = $2`,
    )
    await as(
      person,
      'phaseline_staff',
      `INSERT INTO messages (id, clinic_id, patient_id, author_id, from_patient, text)
       VALUES (gen_random_uuid(), $1, $2, '${therapistId}', false, 'How is it?')`,
    )
    await as(
      person,
      'phaseline_patient',
      `INSERT INTO reminder_choices (clinic_id, patient_id, by_email, times, quiet_from, quiet_until)
       VALUES ($1, $2, true, '{}', '08:00', '08:00')`,
    )
  }
  await client.end()
}

// The demo on a database of its own: for stories that change what others look at, or need a program that is set up otherwise.
import { cloneDatabase } from '@/prisma/cloned'
import { startTemplateServer } from '@/prisma/testing'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { printedOfPeople } from './printed'
import { serve, stop, type Program } from './program'
import { expect } from './story'

export type OwnDemo = { program: Program; databaseUrl: string; end: () => Promise<void> }

export type MailingDemo = OwnDemo & { mailbox: Mailbox }

export async function ownDemo(env: {
  NEXTAUTH_SECRET: string
  SMTP_URL?: string
  PHASELINE_TEST_LOOPBACK_PUSH?: string
}): Promise<OwnDemo> {
  const undo: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of undo) await step()
  }
  try {
    const template = await startTemplateServer()
    undo.unshift(() => template.stop())
    const database = await cloneDatabase()
    undo.unshift(() => database.drop())
    const program = await serve('demo', { DATABASE_URL: database.url, ...env }, 'shown')
    undo.unshift(() => stop(program))
    return {
      ...{ program, databaseUrl: database.url },
      end: async () => {
        await stop(program)
        const printed = await printedOfPeople(database.url, program.said()).finally(end)
        expect(printed, 'what is kept about people, and was printed').toEqual([])
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** The same with a mailbox that the program sends every e-mail to. */
export async function mailingDemo(secret: string): Promise<MailingDemo> {
  const mailbox = await startMailbox()
  const demo = await ownDemo({ SMTP_URL: mailbox.url, NEXTAUTH_SECRET: secret })
  return { ...demo, mailbox, end: () => demo.end().finally(() => mailbox.stop()) }
}

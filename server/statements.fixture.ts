// What is sent to the database while something is done: each statement, and how many rows came back.
import pg from 'pg'
import { vi } from 'vitest'

export async function statementsOf(work: () => Promise<unknown>): Promise<{ text: string; rows: number }[]> {
  const sent: { text: string; rows: number }[] = []
  const query = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => Promise<pg.QueryResult>
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  spy.mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const answered = Reflect.apply(query, this, given)
    const [asked] = given as [string | { text: string }]
    const statement = { text: typeof asked === 'string' ? asked : asked.text, rows: 0 }
    sent.push(statement)
    void answered.then(
      ({ rows }) => (statement.rows = rows?.length ?? 0),
      () => undefined,
    )
    return answered
  } as never)
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return sent
}

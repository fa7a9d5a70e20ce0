// Owns sending a file of exercises and reading, line by line, how far it is and what came of it.
'use client'

import { useState } from 'react'
import type { ImportAnswer, ImportLine, ImportStep } from '@/domain/catalog/import-answer'

const address = '/api/exercises/import'
const lost =
  'The connection was lost. Whether anything was imported is not known: preview the file again to see.'

type State =
  | { at: 'start'; trouble: string | null }
  | { at: 'reading' | 'importing'; file: File; progress: ImportStep | null }
  | { at: 'preview'; file: File; answer: ImportAnswer; trouble: string | null }
  | { at: 'done'; answer: ImportAnswer }

export function useImport() {
  const [state, setState] = useState<State>({ at: 'start', trouble: null })

  async function preview(file: File) {
    setState({ at: 'reading', file, progress: null })
    const last = await send(address, file, (progress) => setState({ at: 'reading', file, progress }))
    if ('answer' in last) setState({ at: 'preview', file, answer: last.answer, trouble: null })
    else setState({ at: 'start', trouble: last.trouble })
  }

  async function apply() {
    if (state.at !== 'preview') return
    const { file, answer } = state
    setState({ at: 'importing', file, progress: null })
    const last = await send(`${address}?apply=${answer.digest}`, file, (progress) =>
      setState({ at: 'importing', file, progress }),
    )
    if ('answer' in last) setState({ at: 'done', answer: last.answer })
    else setState({ at: 'preview', file, answer, trouble: last.trouble })
  }

  return { state, preview, apply }
}

type Last = { answer: ImportAnswer } | { trouble: string }

async function send(to: string, file: File, tell: (step: ImportStep) => void): Promise<Last> {
  try {
    const response = await fetch(to, { method: 'POST', body: file })
    if (!response.ok) return { trouble: await refusalOf(response) }
    let last: Last = { trouble: lost }
    for await (const line of linesOf(response)) {
      if ('step' in line) tell(line)
      else last = line
    }
    return last
  } catch {
    return { trouble: lost }
  }
}

async function* linesOf(response: Response): AsyncGenerator<ImportLine> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as ImportLine
  }
}

async function refusalOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => ({}))) as { trouble?: unknown }
  if (typeof answer.trouble === 'string') return answer.trouble
  return response.status === 413 ? 'The file is larger than 32 MB. Divide it.' : lost
}

// What is answered instead of Next's 500 where it is not the program's fault: 503 while the database does not answer, to a browser with a page that needs nothing that may be missing too; 400 to an action or a form that cannot be read.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { notReached, notSaved } from '@/domain/unavailable'
import { isSent } from '@/scripts/replies'

/**
 * Next answers whatever goes wrong with 500 and a page that only scripts can fill. When it went wrong because the database
 * does not answer, that is said as it is, and in a page that needs neither the database nor a script. What React refuses
 * to read as an action's arguments, and a form that is torn, never begins.
 */
export function sayWhoseFault(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  store: { unavailable: boolean; begun: boolean },
): void {
  const byScript = 'rsc' in headers || 'next-action' in headers
  const wantsPage = !byScript && (headers.accept ?? '').includes('text/html')
  const [writeHead, write, end] = (['writeHead', 'write', 'end'] as const).map((name) =>
    (response[name] as (...given: unknown[]) => unknown).bind(response),
  ) as [typeof response.writeHead, typeof response.write, typeof response.end]
  const sent = isSent(headers)
  let replaced = false
  response.writeHead = ((status: number, ...rest: []) => {
    if (status === 500 && !store.unavailable && !store.begun && sent) return writeHead(400, ...rest)
    const unavailable = status === 503 || (status === 500 && store.unavailable)
    if (unavailable) response.setHeader('Retry-After', '5')
    if (status === 503 || !unavailable) return writeHead(status, ...rest)
    if (!wantsPage) return writeHead(503, ...rest)
    replaced = true
    for (const name of ['Content-Encoding', 'Content-Length', 'Transfer-Encoding', 'ETag', 'Link'])
      response.removeHeader(name)
    const page = unavailablePage(method !== 'POST')
    writeHead(503, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(page),
    })
    end(page)
    return response
  }) as typeof response.writeHead
  // The head is written first, and what Next has to say after it goes nowhere if it was ours.
  const unless =
    (original: (...given: unknown[]) => unknown, instead: unknown) =>
    (...given: unknown[]) => {
      if (!response.headersSent) response.writeHead(response.statusCode)
      return replaced ? instead : original(...given)
    }
  response.write = unless(write as never, true) as typeof response.write
  response.end = unless(end as never, response) as typeof response.end
}

/** `asked` is true when a page was asked for, false when a form was sent. */
function unavailablePage(asked: boolean): string {
  const { title, words } = asked ? notReached : notSaved
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Phaseline</title>
<style>
:root { color-scheme: light dark; --ink: #1e2422; --surface: #f6f4ef; --accent: #11696a; --on-accent: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ebe8e1; --surface: #151918; --accent: #6cc4bc; --on-accent: #06211f }
}
body { margin: 0; background: var(--surface); color: var(--ink); font: 1.125rem/1.5 'Segoe UI', Roboto, sans-serif }
main { max-width: 32rem; margin: 0 auto; padding: 3rem 1rem }
h1 { font-size: 1.625rem; line-height: 1.25 }
a { display: inline-block; margin-top: 0.5rem; padding: 0.625rem 1.25rem; border-radius: 0.5rem;
  background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none }
</style>
</head>
<body>
<main>
<p><strong>Phaseline</strong></p>
<h1>${title}</h1>
<p>${words}</p>
${asked ? '<p><a href="">Try again</a></p>' : ''}
</main>
</body>
</html>
`
}

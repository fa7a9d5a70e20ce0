// The guards of what a request may be, before anybody knows what it wants.
import type { Guard } from './guard'

const bodies = { file: 'scripts/bodies.ts', test: 'scripts/bodies.test.ts' }
const http = { file: 'scripts/http.ts', test: 'scripts/http.test.ts' }
const replies = { file: 'scripts/replies.ts', test: 'scripts/replies.test.ts' }
const page = { file: 'server/action.ts', test: 'server/action.test.ts' }

export const guardsOfRequests: Guard[] = [
  {
    ...{ guard: 'bodies: what names one part again and again', ...page },
    ...{ from: 'if (saysTooMuch(raw))', to: 'if (false as boolean)' },
  },
  {
    ...{ guard: 'page: it acts for the person whose it is', ...page },
    from: 'if (isFromAnothersPage(viewer))',
    to: 'if (false as boolean)',
  },
  {
    ...{ guard: 'page: a plain form says whose it is', ...page, file: 'server/asked.ts' },
    ...{ from: 'request.owner ??= owner', to: 'void owner' },
  },
  {
    ...{ guard: 'page: a link leads its owner on', file: 'server/session.ts' },
    ...{ from: 'owner === null || owner === viewer.accountId', to: '(owner as string) !== ""' },
    test: 'server/session.test.ts',
  },
  {
    ...{
      guard: 'requests: one after the other on a connection',
      file: 'scripts/http.ts',
      test: 'scripts/at-work.test.ts',
    },
    ...{ from: 'if (answering.has(socket)) return void socket.destroy()', to: '' },
  },
  {
    ...{ guard: 'page: whose it is arrives', ...http },
    ...{ from: 'owner: request.headers[ownerName]?.toString(),', to: '' },
  },
  {
    ...{ guard: 'origin: a change comes from here', ...http, test: 'scripts/elsewhere.test.ts' },
    from: 'return [403, notOwn]',
    to: 'return undefined',
  },
  {
    ...{ guard: 'origin: a handler asks by itself', file: 'server/request.ts' },
    ...{ from: 'if (origin === own.origin) return true', to: "if (origin !== 'null') return true" },
    test: 'server/request.test.ts',
  },
  {
    ...{ guard: 'origin: a name of this machine', file: 'server/request.ts', test: 'server/request.test.ts' },
    ...{ from: 'loopback.has(own.hostname) && ', to: '' },
  },
  {
    ...{ guard: 'logs: never taken for somebody else’s', file: 'app/api/logs/route.ts' },
    ...{ from: 'personOf(batch) !== viewer.accountId', to: 'false', test: 'app/api/logs/route.test.ts' },
  },
  {
    ...{ guard: 'files: one that is taken whole asks', file: 'server/file-answer.ts' },
    ...{ from: 'if (await hasProof(viewer))', to: 'if (viewer)' },
    test: 'server/file-answer.test.ts',
  },
  {
    ...{ guard: 'origin: what a proxy alone may say', ...http },
    from: "if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')",
    to: 'if (false as boolean)',
  },
  {
    ...{ guard: 'origin: what Next alone says to itself', ...http },
    ...{ from: "  delete headers['x-middleware-subrequest']\n", to: '' },
  },
  {
    ...{ guard: 'method: one of those that there are', ...http },
    ...{ from: "if (!methods.includes(request.method ?? ''))", to: "if (request.method === '')" },
  },
  {
    ...{ guard: 'headers: also where Node would answer', ...http, test: 'scripts/unread.test.ts' },
    ...{ from: '  answerUnread(server, secure)\n', to: '' },
  },
  {
    ...{ guard: 'headers: not within another answer', file: 'scripts/unread.ts' },
    ...{ from: 'if (!socket.writable || begun)', to: 'if (!socket.writable)' },
    test: 'scripts/unread.test.ts',
  },
  {
    ...{ guard: 'headers: of what expects too much', ...http, test: 'scripts/unread.test.ts' },
    ...{ from: "server.on('checkExpectation',", to: "server.on('x'," },
  },
  {
    ...{ guard: 'headers: of what names no host', ...http, test: 'scripts/unread.test.ts' },
    ...{ from: 'requireHostHeader: false', to: 'requireHostHeader: true' },
  },
  {
    ...{ guard: 'headers: of what names two hosts', ...http, test: 'scripts/unread.test.ts' },
    ...{ from: 'host.length === 1 ?', to: 'host.length > 0 ?' },
  },
  {
    guard: 'health: it is asked once for all',
    file: 'scripts/health.ts',
    from: '    if (answer && now() - at < freshForMs) return answer\n',
    to: '',
    test: 'scripts/at-work.test.ts',
  },
  {
    ...{ guard: 'size: a body says how long it is', ...http },
    from: "request.headers['transfer-encoding'] && !ours",
    to: "request.headers['x'] && !ours",
  },
  {
    ...{ guard: 'size: a body has a limit', ...http },
    from: 'if (bytes > largestBody(pathname, request.headers, signedIn))',
    to: 'if (bytes < 0)',
  },
  {
    ...{ guard: 'size: so has a form without a script', ...bodies },
    ...{ from: "'next-action' in headers || pathname", to: "'cookie' in headers || pathname" },
  },
  {
    ...{ guard: 'size: next-auth has short forms', ...bodies },
    ...{ from: "!signedIn || pathname.startsWith('/api/auth/')", to: '!signedIn' },
  },
  {
    ...{ guard: 'headers: nothing of ours is in a frame', ...http, file: 'scripts/headers.ts' },
    from: "  ['X-Frame-Options', 'DENY'],\n",
    to: '',
  },
  {
    ...{ guard: 'headers: no page has a part of the device', ...http, file: 'scripts/headers.ts' },
    ...{ from: "      'usb',\n", to: '' },
  },
  {
    ...{ guard: 'headers: https also below its name', file: 'scripts/headers.ts' },
    ...{ from: '; includeSubDomains', to: '', test: 'scripts/elsewhere.test.ts' },
  },
  {
    ...{ guard: 'cookies: no other byte before a name', file: 'scripts/cookies.ts' },
    ...{ from: 'map(withoutBlanks)', to: 'map((pair) => pair.trim())', test: 'scripts/cookies.test.ts' },
  },
  {
    ...{ guard: 'cookies: none that stands there twice', file: 'scripts/cookies.ts' },
    ...{ from: 'second !== undefined || ', to: '', test: 'scripts/cookies.test.ts' },
  },
  {
    ...{ guard: 'log: nothing that was sent', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: 'const whole = withoutQuotes(said)', to: 'const whole = said' },
  },
  {
    ...{ guard: 'log: no line without end', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: '.slice(0, longest)', to: '' },
  },
  {
    ...{ guard: 'log: not what an address was to be', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: "|(?<=\\binput: )'.*'", to: '' },
  },
  {
    ...{ guard: 'log: figures make no kind', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: ".replace(/\\d+/g, '0')", to: '' },
  },
  {
    ...{ guard: 'log: all kinds together end', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: 'left -= whole.length', to: '' },
  },
  {
    ...{ guard: 'log: not without end', file: 'scripts/log.ts', test: 'scripts/log.test.ts' },
    ...{ from: 'if (count > mostAlike) return null', to: '' },
  },
  {
    ...{ guard: 'elsewhere: nothing is fetched ahead', file: 'scripts/http.ts' },
    ...{
      from: "(headers['sec-fetch-site'] === 'none' && headers['sec-purpose'] !== undefined)",
      to: 'false',
    },
    test: 'scripts/elsewhere.test.ts',
  },
  {
    ...{ guard: 'addresses: no needless escape', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: ' || needless.test(sent)', to: '' },
  },
  {
    ...{
      guard: 'bodies: a stranger has short ones',
      file: 'scripts/bodies.ts',
      test: 'scripts/http.test.ts',
    },
    ...{ from: 'if (!signedIn || ', to: 'if (' },
  },
  {
    ...{ guard: 'bodies: one asker has only so much', ...bodies },
    ...{ from: 'if (this.#heldBy(who) + more > this.#most.one) return false', to: '' },
  },
  {
    ...{ guard: 'bodies: a flood ends its own', ...bodies },
    ...{ from: 'held > most.held) most =', to: 'most.held === 0) most =' },
  },
  {
    ...{ guard: 'bodies: whoever is slow is ended', ...bodies },
    ...{ from: "if (left <= 0) settle('late')", to: 'if (left <= 0) return' },
  },
  {
    ...{ guard: 'paths: only in their normal form', ...http },
    ...{ from: '.pathname !== sent ||', to: '.pathname === null ||' },
  },
  {
    guard: 'headers: nothing about a person is kept',
    file: 'scripts/http.ts',
    from: 'files.has(pathname)))) keepPrivate(response)',
    to: 'files.has(pathname)))) void keepPrivate',
    test: 'scripts/http.test.ts',
  },
  {
    guard: 'headers: scripts by their nonce alone',
    file: 'scripts/headers.ts',
    from: "script-src 'nonce-${nonce}' 'strict-dynamic'",
    to: "script-src 'unsafe-inline'",
    test: 'scripts/http.test.ts',
  },
  {
    guard: 'headers: https once it was https',
    file: 'scripts/headers.ts',
    from: '...(secure\n    ?',
    to: '...(!secure\n    ?',
    test: 'scripts/elsewhere.test.ts',
  },
  {
    ...{ guard: 'photo: nothing of it stays in memory', file: 'server/photo.ts' },
    ...{ from: 'sharp.cache(false)\n', to: '', test: 'server/photo.test.ts' },
  },
  {
    ...{ guard: 'photo: told by its first bytes', file: 'server/photo.ts', test: 'server/photo.test.ts' },
    ...{ from: 'if (problem) throw', to: 'if (false as boolean) throw' },
  },
  {
    ...{ guard: 'photo: read to its end', file: 'server/photo.ts', test: 'server/photo.test.ts' },
    ...{ from: ", failOn: 'error'", to: ", failOn: 'none'" },
  },
  {
    ...{
      guard: 'photo: no more pixels than are read',
      file: 'server/photo.ts',
      test: 'server/photo.test.ts',
    },
    ...{ from: 'limitInputPixels: mostPixels', to: 'limitInputPixels: false' },
  },
  {
    ...{ guard: 'photo: what is held whole is smaller', file: 'server/photo.ts' },
    ...{ from: ' && width * height > mostHeld', to: ' && width < 0', test: 'server/photo.test.ts' },
  },
  {
    guard: 'elsewhere: no address inside',
    file: 'server/public-host.ts',
    from: 'found.filter(isInternet)',
    to: 'found',
    test: 'server/public-host.test.ts',
  },
  {
    guard: 'elsewhere: no address of a video that is too long is read',
    file: 'domain/catalog/video.ts',
    from: '  if (typed.length > longest) return tooLong\n',
    to: '',
    test: 'domain/catalog/own-exercise.test.ts',
  },
  {
    guard: 'elsewhere: nor one of a browser for reminders',
    file: 'domain/reminders/reminder-forms.ts',
    from: '    .max(2_000)\n    .pipe(',
    to: '    .pipe(',
    test: 'domain/reminders/reminder.test.ts',
  },
  {
    guard: 'elsewhere: a video lies on https',
    file: 'domain/catalog/video.ts',
    from: "if (url.protocol !== 'https:')",
    to: "if (url.protocol === 'https:x')",
    test: 'domain/catalog/own-exercise.test.ts',
  },
  {
    guard: 'files: a cell is no formula',
    file: 'domain/catalog/harmless.ts',
    from: '.replace(beginning, "\'")',
    to: '',
    test: 'server/exercise-file.test.ts',
  },
  {
    guard: 'json: not absurdly deep',
    file: 'server/json.ts',
    from: '++depth > deepest',
    to: '++depth > Infinity',
    test: 'server/exercise-file.test.ts',
  },
  {
    guard: 'json: not absurdly many different names',
    file: 'server/json.ts',
    from: '.size > mostDifferentNames',
    to: '.size > Infinity',
    test: 'server/exercise-file.test.ts',
  },
  {
    ...{ guard: 'size: no long name of a browser', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: '.slice(0, mostOfDevice)', to: '' },
  },
  {
    ...{ guard: 'size: no deep state of a page', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: '.length > mostOfState', to: '.length > Infinity' },
  },
  {
    ...{
      guard: 'heads: no place that nobody can read',
      file: 'scripts/http.ts',
      test: 'scripts/http.test.ts',
    },
    ...{ from: '    parseAndValidateFlightRouterState(state)\n', to: '' },
  },
  {
    ...{ guard: 'heads: no prefetch of another kind', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: "if (headers['next-router-prefetch'] !== '1')", to: 'if (false)' },
  },
  {
    guard: 'size: a head is read to its end, or not at all',
    file: 'scripts/http.ts',
    from: '    if (hasTooManyLines(request)) return refuseHead(request, secure)\n    // Each part',
    to: '    // Each part',
    test: 'scripts/http.test.ts',
  },
  {
    ...{ guard: 'size: nothing that is long to take apart', file: 'scripts/bodies.ts' },
    ...{
      from: 'takenApart && isTooMuch(held.subarray(0, arrived), request.headers)',
      to: 'takenApart && false',
    },
    test: 'scripts/bodies.test.ts',
  },
  {
    ...{ guard: 'size: nor under an address that no page has', ...replies },
    ...{ from: ' && !isOneClick(url, headers)', to: " && !url.startsWith('/api/')" },
    test: 'scripts/bodies.test.ts',
  },
  {
    ...{ guard: 'size: nor under the address that ends reminders', ...replies },
    ...{ from: " && !('next-action' in headers)", to: '' },
  },
  {
    ...{ guard: 'size: no streams in what is sent', ...replies },
    ...{ from: '(next === dollar && !isNothing[then])', to: 'false' },
  },
  {
    ...{ guard: 'size: nor written otherwise', ...replies },
    ...{ from: '(next === backslash && then === u)', to: '(next === backslash && then === dollar)' },
  },
  {
    ...{ guard: 'size: nor in another alphabet', ...replies },
    ...{ from: "    if (type.replaceAll(ours, '').includes('charset')) return true\n", to: '' },
  },
  { ...{ guard: 'size: nor in other letters', ...replies }, ...{ from: ' || !typed.test(type)', to: '' } },
  { ...{ guard: 'size: nor further down', ...replies }, ...{ from: 'others.length > 0 || ', to: '' } },
  {
    ...{ guard: 'size: nor where one reader alone sees a field', ...replies },
    ...{ from: "    if (before !== '--' && before !== '\\r\\n--') return true\n", to: '' },
  },
  {
    ...{ guard: 'size: nor where each reader finds another boundary', ...replies },
    ...{
      from: '  if (boundary === undefined) return true\n',
      to: '  if (boundary === undefined) return false\n',
    },
  },
  {
    ...{ guard: 'size: no more parts than a form has', ...replies },
    ...{ from: 'parts > mostParts || ', to: '(parts > mostParts && false) || ' },
  },
  {
    ...{ guard: 'size: no more names of other parts', ...replies },
    ...{ from: 'parts += partsOfAName', to: 'parts += 0' },
  },
  {
    ...{ guard: 'size: no more fields than a form has', ...replies },
    ...{ from: '++fields > mostFields', to: '++fields < 0' },
  },
  {
    ...{ guard: 'size: nor more files', ...replies },
    ...{ from: '++files > mostFiles', to: '++files < 0' },
  },
  {
    guard: 'origin: what is handed on comes from where the page was',
    ...http,
    from: "  if (ours && URL.canParse(headers.origin ?? '')) headers.host = new URL(headers.origin!).host\n",
    to: '',
  },
  {
    ...{ guard: 'size: nobody else says that it is the program', file: 'scripts/http.ts' },
    ...{ from: 'const ours = headers[ownMark] === mark', to: 'const ours = ownMark in headers' },
    test: 'scripts/http.test.ts',
  },
  {
    ...{ guard: 'cookies: they go with what is handed on', file: 'scripts/handed-on.ts' },
    ...{ from: 'if (outer) return setAlso(outer, response)', to: 'if (outer) return' },
    test: 'scripts/handed-on.test.ts',
  },
  {
    ...{ guard: 'cookies: none goes with somebody else’s answer', file: 'scripts/handed-on.ts' },
    ...{ from: 'const outer = ours ? waiting', to: 'const outer = name in headers ? waiting' },
    test: 'scripts/handed-on.test.ts',
  },
]

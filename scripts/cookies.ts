// Which cookies of a request go on to the app: its own, each once. Next writes all that it is given anew for each of them, so thousands stop the program for seconds; and what another site of the same domain leaves in a browser is nothing of ours.
/** Where next-auth leads back to is said in its form: of a cookie that is no address it makes an error of the program's. */
const ours = /^(next-auth\.(session-token|csrf-token)|phaseline-(device|second-step))$/
/** Over https they have a prefix, and those without it are not looked at. */
const oursOverHttps = /^__Host-(next-auth\.(session-token|csrf-token)|phaseline-(device|second-step))$/
/**
 * These two are taken as they were given out alone, {"alg":"dir","enc":"A256GCM"}: written in another way it would be one
 * session to the app and none to who counts its requests, and another head could ask for a key that takes long to derive.
 */
const sealed = /(session-token|second-step)$/
const asGiven = /^eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\.(\.[\w-]+){3}$/

/** What stands between them. Other white space belongs to a name, which then is none of ours: browsers keep it apart too. */
const isBetween = (sign: string | undefined) => sign === ' ' || sign === '\t'

/** A pattern would begin anew at each blank of a long run, and before anybody's turn. */
function withoutBlanks(pair: string): string {
  let [from, to] = [0, pair.length]
  while (from < to && isBetween(pair[from])) from++
  while (from < to && isBetween(pair[to - 1])) to--
  return pair.slice(from, to)
}

/** Of one name that stands there twice neither, since one of them is somebody else's; undefined where there is none of ours. */
export function ownCookies(header: string | undefined, secure: boolean): string | undefined {
  const pairs = (header ?? '').split(';').map(withoutBlanks)
  const known = new Map<string, string[]>()
  for (const pair of pairs) {
    const [name = ''] = pair.split('=', 1)
    if ((secure ? oursOverHttps : ours).test(name)) known.set(name, [...(known.get(name) ?? []), pair])
  }
  const taken = [...known].flatMap(([name, [pair = '', second]]) =>
    second !== undefined || (sealed.test(name) && !asGiven.test(pair.slice(name.length + 1))) ? [] : [pair],
  )
  return taken.length > 0 ? taken.join('; ') : undefined
}

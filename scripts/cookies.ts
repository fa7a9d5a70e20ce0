// Which cookies of a request go on to the app: its own, each once. Next writes all that it is given anew for each of them, so thousands stop the program for seconds; and what another site of the same domain leaves in a browser is nothing of ours.
/** Where next-auth leads back to is said in its form: of a cookie that is no address it makes an error of the program's. */
const ours = /^(next-auth\.(session-token|csrf-token)|phaseline-(device|second-step))$/
/** Over https they have a prefix, and those without it are not looked at. */
const oursOverHttps = /^__Host-(next-auth\.(session-token|csrf-token)|phaseline-(device|second-step))$/
/**
 * As it was given out, {"alg":"dir","enc":"A256GCM"}: written in another way it would be one session to the app and none to
 * who counts its requests, and another head could ask for a key that takes long to derive.
 */
const asGiven = /^eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\.(\.[\w-]+){3}$/

/** What stands between them. Other white space belongs to a name, which then is none of ours: browsers keep it apart too. */
const between = /^[ \t]+|[ \t]+$/g

/** Of one name that stands there twice neither, since one of them is somebody else's; undefined where there is none of ours. */
export function ownCookies(header: string | undefined, secure: boolean): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.replace(between, ''))
  const known = new Map<string, string[]>()
  for (const pair of pairs) {
    const [name = ''] = pair.split('=', 1)
    if ((secure ? oursOverHttps : ours).test(name)) known.set(name, [...(known.get(name) ?? []), pair])
  }
  const taken = [...known].flatMap(([name, [pair = '', second]]) => {
    const isSession = name.endsWith('session-token')
    return second !== undefined || (isSession && !asGiven.test(pair.slice(name.length + 1))) ? [] : [pair]
  })
  return taken.length > 0 ? taken.join('; ') : undefined
}

// From what somebody types to what is looked for: words, and the other ways in which a physiotherapist says them.

/** What each row means is what the others mean: abbreviations, Latin, gym talk and the catalog's plain words. */
const sameMeaning: readonly (readonly string[])[] = [
  // Regions and tissues
  ['t spine', 'tspine', 'tsp', 'tx spine', 'thoracic spine', 'thoracic', 'mid back', 'upper back'],
  ['l spine', 'lspine', 'lsp', 'lumbar spine', 'lumbar', 'lower back', 'lbp', 'low back'],
  ['c spine', 'cspine', 'csp', 'cervical spine', 'cervical', 'neck'],
  ['hams', 'hammies', 'hammy', 'hammie', 'hamstrings', 'back of thigh', 'hamstring'],
  ['quad', 'quads', 'quadriceps', 'vmo', 'front of thigh', 'thigh'],
  ['glute', 'glutes', 'gluts', 'gluteal', 'glute med', 'bum', 'buttock', 'buttocks', 'gluteus'],
  ['pec', 'pecs', 'pectoral', 'pectorals', 'chest'],
  ['trap', 'traps', 'ut', 'upper trap', 'upper traps', 'trapezius'],
  ['lat', 'lats', 'latissimus'],
  ['scap', 'scaps', 'scapula', 'scapular', 'shoulder blade'],
  ['rc', 'cuff', 'rotator cuff'],
  ['dnf', 'dnfs', 'deep neck flexor', 'deep neck flexors'],
  ['gastroc', 'gastrocnemius', 'soleus', 'calves', 'calf'],
  ['tib ant', 'tibialis', 'shin'],
  ['psoas', 'iliopsoas', 'hip flexors', 'hip flexor'],
  ['piriformis', 'figure 4', 'pigeon', 'figure four'],
  ['tricep', 'triceps', 'elbow straightening'],
  ['bicep', 'biceps'],
  ['abs', 'abdominals', 'tummy', 'stomach', 'core'],
  ['kneecap', 'patella', 'patellar'],
  ['biceps curl', 'arm curl'],
  // Movements
  ['er', 'ext rot', 'external rotation', 'external rotations', 'outward turn'],
  ['ir', 'int rot', 'internal rotation', 'internal rotations', 'inward turn'],
  ['rot', 'rotation', 'rotations', 'twist', 'twists', 'turn'],
  ['flex', 'flexion', 'bend'],
  ['side flexion', 'lateral flexion', 'side bend'],
  ['df', 'dorsiflexion', 'knee to wall'],
  ['pf', 'plantarflexion', 'plantar flexion', 'heel raise'],
  ['eversion', 'turn out'],
  ['pronation', 'supination', 'forearm turn'],
  ['retraction', 'squeeze'],
  ['protraction', 'punch'],
  ['iso', 'isos', 'isometric', 'isometrics', 'static', 'hold'],
  ['ecc', 'eccentric', 'eccentrics', 'slow lowering'],
  ['rom', 'arom', 'prom', 'range of motion', 'range of movement', 'mobility'],
  ['stretching', 'stretches', 'stretch'],
  ['strengthening', 'strength', 'stronger'],
  // Exercises by their other names
  ['slr', 'straight leg lift', 'straight leg raise'],
  ['sts', 'sit2stand', 'chair stand', 'chair rise', 'sit to stand'],
  ['sls', 'one leg stand', 'stand on one leg', 'single leg stand'],
  ['rdl', 'deadlift', 'hip hinge'],
  ['quad set', 'quad sets', 'static quads', 'irq', 'inner range quads', 'thigh squeeze'],
  ['calf raise', 'calf raises', 'tiptoe', 'tiptoes', 'tip toes', 'heel raise'],
  ['push up', 'push ups', 'pushup', 'pushups', 'press up', 'press ups', 'pressup'],
  ['hip thrust', 'pelvic lift', 'bridge'],
  ['lunge', 'lunges', 'split squat'],
  ['wall squat', 'wall sit'],
  ['superman', 'bird dog'],
  ['mckenzie', 'eil', 'cobra', 'press up face down'],
  ['clam', 'clams', 'clamshell'],
  ['crab walk', 'monster walk', 'lateral band walk', 'side steps'],
  ['codman', 'pendulums', 'pendulum'],
  ['wall walk', 'wall climb', 'wall crawl', 'finger walk'],
  ['full can', 'scaption', 'thumbs up raise'],
  ['shoulder press', 'military press', 'overhead press'],
  ['posterior capsule', 'cross body'],
  ['hbb', 'hand behind back', 'behind back'],
  ['grip', 'ball squeeze'],
  ['toe curl', 'toe curls', 'scrunch'],
  ['stairs', 'steps', 'stair'],
  ['single leg', 'one leg', 'one legged', '1 leg'],
  ['both legs', 'double leg', 'two leg'],
  ['single arm', 'one arm'],
  ['romberg', 'narrow stance', 'feet together'],
  ['tandem', 'heel toe', 'heel to toe'],
  ['gait', 'walk', 'walks', 'walking'],
  ['cardio', 'cv', 'aerobic', 'fitness'],
  ['proprioception', 'proprio', 'balance'],
  // Positions and things
  ['supine', 'lying on back'],
  ['prone', 'face down'],
  ['side lying', 'sidelying', 'lying on side'],
  ['4pk', 'four point kneeling', '4 point kneeling', 'quadruped', 'all fours', 'hands and knees'],
  ['seated', 'sat', 'sitting'],
  ['theraband', 'thera band', 'tband', 'tubing', 'elastic', 'resistance band', 'band'],
  ['dumbbell', 'dumbbells', 'db', 'kettlebell', 'weights', 'weight'],
  ['roller', 'foam roll', 'foam rolling', 'foam roller'],
  ['gym ball', 'swiss ball', 'ball'],
  // What the therapist does
  ['hvt', 'hvla', 'hvlat', 'thrust', 'grade 5', 'grade v', 'manip', 'adjustment', 'manipulation'],
  ['mobs', 'mob', 'pa mobs', 'joint mobs', 'maitland', 'joint mobilisation', 'mobilisation'],
  ['stm', 'str', 'dtm', 'trigger point', 'deep tissue', 'rub', 'massage'],
  ['us', 'u s', 'ultrasound'],
  ['es', 'estim', 'e stim', 'electro', 'electrotherapy', 'ems', 'fes', 'electrical stimulation'],
  ['ice', 'icing', 'cryo', 'cryotherapy', 'cold'],
  ['hot', 'warm', 'warmth', 'thermotherapy', 'heat'],
  ['eswt', 'shockwave', 'shock wave'],
  [
    'nerve glide',
    'nerve glides',
    'neural glide',
    'flossing',
    'neurodynamics',
    'nerve gliding',
    'neural mobilisation',
  ],
  ['tape', 'k tape', 'kinesio', 'ktape', 'strapping', 'taping'],
  // Conditions, and where they are treated
  ['oa', 'arthritis', 'osteoarthritis'],
  ['tennis elbow', 'lateral epicondylitis', 'lateral elbow', 'palm down'],
  ['golfers elbow', 'medial epicondylitis', 'medial elbow', 'palm up'],
  ['frozen shoulder', 'adhesive capsulitis', 'shoulder mobility'],
  ['plantar fasciitis', 'plantar fascia', 'plantar', 'sole', 'foot'],
  ['achilles', 'heel'],
  ['tendinopathy', 'tendonitis', 'tendinitis', 'tendon'],
  ['headache', 'headaches', 'whiplash', 'neck'],
  ['sciatica', 'sciatic', 'nerve'],
  ['carpal tunnel', 'wrist'],
  ['pfps', 'pfp', 'patellofemoral', 'runners knee', 'knee'],
  ['falls', 'fall', 'falling', 'balance'],
  // Advice
  ['desk', 'computer', 'laptop', 'office', 'ergonomics', 'workstation'],
  ['sleep', 'sleeping', 'bed', 'night'],
  ['pain science', 'pain education', 'pne', 'pain works'],
  ['painkillers', 'pain killers', 'meds', 'medication', 'tablets'],
  ['flare', 'flareup', 'flare up'],
  ['relapse', 'staying well'],
  ['shoes', 'footwear', 'insoles'],
  ['rts', 'return to sport', 'returning to sport'],
]

/** They say nothing of what is looked for. */
const fillers = new Set(
  'a an and any are at can do doing exercise exercises ex exs for from get give her his i in into is it me my need of on or patient patients please pt some that the their this to using want when while with your'.split(
    ' ',
  ),
)

/** A word or a known expression, as it was typed or in another way to say it; `last` is what may still be being typed. */
export type Asked = { term: number; said: string; typed: boolean; last: boolean }

const mostWords = 8
const longestKey = 4

/** The words of a text without case, accents and apostrophes; signs part words. */
export function wordsOf(text: string): string[] {
  return text
    .slice(0, 400)
    .toWellFormed()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ′`´]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** By what is typed, without fillers: the other ways to say it. */
const others = new Map<string, string[]>()
for (const row of sameMeaning) {
  const ways = row.map((way) => telling(way.split(' ')).join(' '))
  for (const way of ways)
    others.set(way, [...(others.get(way) ?? []), ...ways.filter((other) => other !== way)])
}

function telling(words: readonly string[]): readonly string[] {
  const left = words.filter((word) => !fillers.has(word))
  return left.length > 0 ? left : words
}

/**
 * What is looked for: each word, or several that mean one thing together, with all the ways to say it. Nothing typed asks for
 * nothing, and so for everything; signs alone ask for what is not there.
 */
export function askedFor(typed: string): Asked[] {
  const words = telling(wordsOf(typed)).slice(0, mostWords)
  if (words.length === 0) return typed.trim() === '' ? [] : [{ term: 0, said: '', typed: true, last: true }]
  const asked: Asked[] = []
  for (let at = 0, term = 0; at < words.length; term++) {
    const length = lengthOfKey(words, at)
    const said = words.slice(at, at + length).join(' ')
    at += length
    asked.push({ term, said, typed: true, last: at === words.length })
    for (const other of new Set(others.get(said)))
      asked.push({ term, said: other, typed: false, last: false })
  }
  return asked
}

/** How many of the words from here on are one known expression; 1 where there is none. */
function lengthOfKey(words: readonly string[], at: number): number {
  for (let length = Math.min(longestKey, words.length - at); length > 1; length--)
    if (others.has(words.slice(at, at + length).join(' '))) return length
  return 1
}

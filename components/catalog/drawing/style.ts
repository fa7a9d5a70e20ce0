// The colours of a drawing, in light, in dark and on paper: calm tones for the person, stripes for the working region.
import type { Material } from './layers'

type Tones = Record<Exclude<Material, 'tint'>, readonly [near: string, far?: string]>

const light: Tones = {
  skin: ['#dba882', '#c08d69'],
  hair: ['#4b3a33'],
  shirt: ['#3f8f8c', '#2e7472'],
  trousers: ['#46566b', '#354255'],
  shoe: ['#f4f1ea', '#dbd6cb'],
  sole: ['#a9a295', '#98917f'],
  line: ['#35261f'],
  crease: ['#b27c58', '#9c6a49'],
  nail: ['#efcdb3'],
  wood: ['#cdbb9c'],
  woodDark: ['#b09c7c'],
  soft: ['#b7cad7'],
  softDark: ['#98b0c0'],
  band: ['#9a4a86'],
  metal: ['#5d6670'],
  cloth: ['#efdcae'],
  wall: ['#d9d3c7'],
  ground: ['#e4dfd4'],
}
const dark: Tones = {
  ...light,
  hair: ['#82695b'],
  shirt: ['#4ba19d', '#377f7c'],
  trousers: ['#7c90ac', '#61748f'],
  wood: ['#a8966f'],
  woodDark: ['#8a7a58'],
  soft: ['#5f7686'],
  softDark: ['#4b606e'],
  band: ['#cf86bb'],
  metal: ['#98a2ac'],
  cloth: ['#d6c391'],
  wall: ['#39423e'],
  ground: ['#313936'],
}
const paper = { light: '#fffefb', dark: '#1d2221' }
const ink = { light: '#1e2422', dark: '#ebe8e1' }

/** The working region is striped, so that it is told apart without colour. */
const stripes =
  '<defs><pattern id="t" width="13" height="13" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h13v13H0z" fill="#d8452c"/><path d="M0 0h4v13H0z" fill="#f6ab8c"/></pattern></defs>'

/** The rules for the materials that a picture uses. */
export function styleOf(inside: string, scale: number, scheme?: 'light' | 'dark'): string {
  const used = new Set([...inside.matchAll(/class="([^"]*)"/g)].flatMap((match) => match[1]!.split(' ')))
  const rules =
    scheme === undefined
      ? `${tonesOf(light, 'light', used)}@media screen and (prefers-color-scheme:dark){${tonesOf(dark, 'dark', used, light)}}`
      : tonesOf(scheme === 'dark' ? dark : light, scheme, used)
  const crease = Math.max(1, Math.round(scale * 0.28))
  const more = [
    used.has('tint') && '.tint{fill:url(#t)}',
    used.has('crease') && `.crease{stroke-width:${crease}}`,
    used.has('l') && '.l{fill:none;stroke-linecap:round;stroke-linejoin:round}',
    used.has('a') &&
      '.a{fill:none;stroke-width:13;stroke-linecap:round}.h.o{stroke-width:8;stroke-linejoin:round}.a.o{stroke-width:21}',
  ]
  const shared = `.e{stroke-width:5;stroke-linejoin:round}${more.filter(Boolean).join('')}`
  return `<style>${rules}${shared}</style>${used.has('tint') ? stripes : ''}`
}

function tonesOf(tones: Tones, scheme: 'light' | 'dark', used: ReadonlySet<string>, told?: Tones): string {
  const fills = (Object.keys(tones) as (keyof Tones)[]).flatMap((made) => {
    const [near, far] = tones[made]
    const news = used.has(made) && told?.[made] !== tones[made]
    return news
      ? [`.${made}{fill:${near}}`, ...(far && used.has('far') ? [`.${made}.far{fill:${far}}`] : [])]
      : []
  })
  const strokes = (['band', 'cloth', 'metal', 'woodDark'] as const)
    .filter((made) => used.has(made) && used.has('l'))
    .map((made) => `.${made}.l{fill:none;stroke:${tones[made][0]}}`)
  const crease = used.has('crease') ? `.crease{stroke:${tones.crease[0]}}` : ''
  const arrow = used.has('a')
    ? `.a{stroke:${ink[scheme]}}.h{fill:${ink[scheme]}}.o{stroke:${paper[scheme]}}`
    : ''
  return `${fills.join('')}${strokes.join('')}${crease}.e{stroke:${paper[scheme]}}${arrow}`
}

// The colours of a drawing, in light, dark and on paper.

const light = {
  skin: ['#d9a27c', '#c08a66'],
  hair: ['#4a3a33'],
  shirt: ['#3f8f8c', '#2f7572'],
  trousers: ['#46566b', '#364356'],
  shoe: ['#f2efe8', '#d8d3c8'],
  sole: ['#b9b2a5'],
  tint: ['#d2402a', '#b83522'],
  line: ['#3a2a22'],
  wood: ['#c9b798'],
  woodDark: ['#ae9a79'],
  soft: ['#b9cbd8'],
  softDark: ['#9db3c3'],
  band: ['#9a4a86'],
  metal: ['#5d6670'],
  ground: ['#e4dfd4'],
  wall: ['#d5cfc2'],
  cloth: ['#f3e3b8'],
} as const
const dark: Record<string, readonly string[]> = {
  ...light,
  hair: ['#7a6255'],
  trousers: ['#7488a3', '#5d7089'],
  ground: ['#323a37'],
  wall: ['#444d49'],
}
const paper = { light: '#f6f4ef', dark: '#1d2221' }
const ink = { light: '#1e2422', dark: '#ebe8e1' }

export function styleOf(scheme?: 'light' | 'dark'): string {
  if (scheme) return rules(scheme)
  return `${rules('light')}@media screen and (prefers-color-scheme:dark){${rules('dark')}}`
}

function rules(scheme: 'light' | 'dark'): string {
  const tones = scheme === 'light' ? light : dark
  const out = Object.entries(tones).flatMap(([name, [near, far]]) => [
    `.${name}{fill:${near}}`,
    ...(far ? [`.${name}.far{fill:${far}}`] : []),
  ])
  return `${out.join('')}.e{stroke:${paper[scheme]};stroke-width:4.5;paint-order:stroke;stroke-linejoin:round}.l{fill:none;stroke-linecap:round;stroke-linejoin:round}.band.l{stroke:${tones.band![0]}}.cloth.l{stroke:${tones.cloth![0]}}.metal.l{stroke:${tones.metal![0]}}.woodDark.l{stroke:${tones.woodDark![0]}}.a{fill:none;stroke:${ink[scheme]};stroke-width:13;stroke-linecap:round}.h{fill:${ink[scheme]}}`
}

// Makes what a phone can open without a network, into public/: the page that draws the day, its service worker, and the icons. Neither comes from Next, whose pages carry inline scripts.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import tailwind from '@tailwindcss/postcss'
import { build, transform, type Plugin } from 'esbuild'
import postcss from 'postcss'
import sharp from 'sharp'

const out = 'public'
const phone = 'components/logging/phone'
const typeface = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files'

export async function buildOffline(): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await mkdir(path.join(out, 'offline'), { recursive: true })
  await mkdir(path.join(out, 'icons'), { recursive: true })
  const font = await emit(
    'typeface.woff2',
    await readFile(`${typeface}/atkinson-hyperlegible-next-latin-wght-normal.woff2`),
  )
  const style = await emit('style.css', await stylesheet(font))
  const script = await emit('today.js', await bundle('offline.tsx'))
  const page = documentOf(script, style)
  await writeFile(path.join(out, 'offline.html'), page)
  const files = {
    version: digestOf(page),
    paths: ['/offline.html', font, style, script, '/icons/192.png'],
  }
  await writeFile(
    path.join(out, 'sw.js'),
    await bundle('worker.ts', { OFFLINE_FILES: JSON.stringify(files) }),
  )
  await icons()
}

const digestOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 12)

/** Writes a file whose name changes with it, and answers its address. */
async function emit(name: string, content: string | Uint8Array): Promise<string> {
  const [stem, extension] = name.split('.')
  const address = `/offline/${stem}-${digestOf(content)}.${extension}`
  await writeFile(path.join(out, address), content)
  return address
}

async function bundle(entry: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(phone, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['es2022', 'safari15.4'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [withoutNext],
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles[0]!.text
}

/** Next's own modules are dropped where nothing of them is used; where something is, the build fails. */
const withoutNext: Plugin = {
  name: 'without-next',
  setup(plugins) {
    plugins.onResolve({ filter: /^next(\/|$)/ }, ({ path: name }) => ({
      path: name,
      external: true,
      sideEffects: false,
    }))
    plugins.onEnd(({ outputFiles, errors }) => {
      const left = /\b(?:require|import)\(?\s*"(next\/[^"]+)"/.exec(outputFiles?.[0]?.text ?? '')
      if (left)
        errors.push({
          id: '',
          pluginName: 'without-next',
          text: `The phone's page loads ${left[1]}`,
          location: null,
          notes: [],
          detail: undefined,
        })
    })
  },
}

/** The same stylesheet as everywhere, with the typeface that Next would have named. */
async function stylesheet(font: string): Promise<string> {
  const from = 'app/globals.css'
  const { css } = await postcss([tailwind()]).process(await readFile(from, 'utf8'), { from })
  const name = `'Atkinson Hyperlegible Next'`
  const face = `@font-face{font-family:${name};src:url(${font}) format('woff2');font-weight:200 800;font-display:swap}
    :root{--font-atkinson:${name};--font-atkinson-further:${name}}`
  return (await transform(`${face}${css}`, { loader: 'css', minify: true, target: 'safari15.4' })).code
}

const documentOf = (script: string, style: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Today · Phaseline</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="robots" content="noindex, nofollow">
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f4ef">
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#151918">
    <link rel="icon" href="/icons/192.png">
    <link rel="stylesheet" href="${style}">
    <script src="${script}" defer></script>
  </head>
  <body class="font-sans">
    <div id="root"></div>
    <noscript>There is no connection.</noscript>
  </body>
</html>
`

/** From the one drawing of the mark. A maskable icon fills its square, since every phone cuts it in a shape of its own. */
async function icons(): Promise<void> {
  const mark = await readFile('app/icon.svg', 'utf8')
  const [, colour = ''] = /<rect[^>]* fill="([^"]+)"/.exec(mark) ?? []
  const draw = (svg: string, size: number) =>
    sharp(Buffer.from(svg), { density: (72 * size) / 32 })
      .resize(size, size)
      .png()
      .toBuffer()
  const full = async (size: number, share: number) =>
    sharp({ create: { width: size, height: size, channels: 4, background: colour } })
      .composite([{ input: await draw(mark, Math.round(size * share)) }])
      .png()
      .toBuffer()
  for (const [name, image] of [
    ['192', draw(mark, 192)],
    ['512', draw(mark, 512)],
    ['maskable-512', full(512, 0.8)],
    ['apple-180', full(180, 1)],
  ] as const)
    await writeFile(path.join(out, 'icons', `${name}.png`), await image)
}

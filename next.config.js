// How Next builds and serves; the headers of every answer are the outer shell's (scripts/http.ts).
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A digest of the code that draws, which the addresses of pictures carry. */
function drawingLook() {
  const digest = createHash('sha256')
  for (const folder of ['domain/catalog/drawing', 'components/catalog/drawing'])
    for (const name of readdirSync(path.join(import.meta.dirname, folder)).sort())
      if (!name.includes('.test.')) digest.update(readFileSync(path.join(import.meta.dirname, folder, name)))
  return digest.digest('hex').slice(0, 8)
}

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.PHASELINE_DIST ?? '.next',
  poweredByHeader: false,
  env: { DRAWING_LOOK: drawingLook() },
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'nodemailer', 'pg', 'pg-boss', 'web-push'],
  // No page needs it, and it would ask for pictures with the cookies of whoever asks first and keep them for everybody.
  images: { unoptimized: true },
  // `npm test` checks types; a clinic's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  experimental: {
    authInterrupts: true,
    // Room for a field with a megabyte in it to be refused beside that field; what is longer the outer shell refuses.
    serverActions: { bodySizeLimit: 2 * 1024 * 1024 },
  },
}

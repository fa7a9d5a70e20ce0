// How Next builds and serves; the headers of every answer are the outer shell's (scripts/http.ts).
/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.PHASELINE_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pg'],
  // `npm test` checks types; a clinic's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  experimental: {
    authInterrupts: true,
    // Room for a field with a megabyte in it to be refused beside that field.
    serverActions: { bodySizeLimit: '2mb' },
  },
}

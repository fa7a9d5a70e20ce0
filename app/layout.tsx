// Owns the document that every page stands in: language, typeface, colour of the browser's own bars.
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import './globals.css'

const atkinson = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-atkinson',
  display: 'swap',
})

export const metadata: Metadata = {
  title: { default: 'Phaseline', template: '%s · Phaseline' },
  description: 'Treatment plans for physiotherapy clinics.',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

// A page made before anybody asks has no nonce, and the browser would refuse its scripts.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f4ef' },
    { media: '(prefers-color-scheme: dark)', color: '#151918' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={atkinson.variable}>
      <body className="font-sans">{children}</body>
    </html>
  )
}

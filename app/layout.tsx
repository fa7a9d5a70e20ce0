// Owns the document that every page stands in: language, typeface, colour of the browser's own bars.
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { OtherAddress } from '@/components/ui/OtherAddress'
import './globals.css'

const atkinson = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-atkinson',
  display: 'swap',
})

// Polish, Czech, Turkish and other letters: loaded only by a page that has them.
const atkinsonFurther = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-atkinson-further',
  display: 'swap',
  preload: false,
  // Its own stand-in would catch every letter before the typeface itself.
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0',
    },
  ],
})

export const metadata: Metadata = {
  title: { default: 'Phaseline', template: '%s · Phaseline' },
  description: 'Treatment plans for physiotherapy clinics.',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  appleWebApp: { capable: true, title: 'Phaseline', statusBarStyle: 'default' },
  icons: { apple: '/icons/apple-180.png' },
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

export default async function RootLayout({ children }: { children: ReactNode }) {
  const own = (await headers()).get('x-phaseline-origin') ?? ''
  return (
    <html lang="en" className={`${atkinson.variable} ${atkinsonFurther.variable}`}>
      <body className="font-sans">
        <OtherAddress own={own} isPublic={Boolean(process.env.PUBLIC_URL)} />
        {children}
      </body>
    </html>
  )
}

// What a browser is told that it may do with an answer: the headers of each, whoever makes it.
import { randomBytes } from 'node:crypto'

/** `policy` is what the answer's page may load and run. */
export const headersWith = (policy: string, secure: boolean): [string, string][] => [
  ['Content-Security-Policy', policy],
  ...fixedHeaders,
  ...(secure
    ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as [string, string]]
    : []),
]

export const policyFor = (url: string | undefined, dev: boolean, secure: boolean): string =>
  url === offlinePage ? offlinePolicy : contentPolicy(randomBytes(16).toString('base64'), dev, secure)

const fixedHeaders: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    [
      'accelerometer',
      'autoplay',
      'camera',
      'display-capture',
      'encrypted-media',
      'geolocation',
      'gyroscope',
      'hid',
      'idle-detection',
      'magnetometer',
      'microphone',
      'midi',
      'payment',
      'serial',
      'usb',
      'xr-spatial-tracking',
      'browsing-topics',
    ]
      .map((feature) => `${feature}=()`)
      .join(', '),
  ],
]

/** What a phone shows without a network: files of ours alone, and nothing inline. */
const offlinePage = '/offline.html'
const offlinePolicy = [
  "default-src 'none'",
  ...['script', 'style', 'img', 'font', 'connect', 'worker', 'manifest'].map((kind) => `${kind}-src 'self'`),
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ')

function contentPolicy(nonce: string, dev: boolean, secure: boolean): string {
  return [
    "default-src 'none'",
    // In development React rebuilds stacks with eval and the page is told of changes over a web socket.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Of what is no page. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

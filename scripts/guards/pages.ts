// The guards of pages, handlers and the phone that a browser test alone misses. Each would need a build to be taken away, so they are named here and stay.
import type { Guard } from './guard'

export const guardsInTheBrowser: Omit<Guard, 'to'>[] = [
  {
    ...{ guard: 'pictures: in no frame', file: 'app/pictures/[exerciseId]/[kind]/route.ts' },
    ...{ from: "frame-ancestors 'none'", test: 'e2e/headers.spec.ts' },
  },
  {
    ...{ guard: 'session: next-auth’s own form ends the earlier one', file: 'server/sign-in.ts' },
    ...{ from: 'signIn: endEarlierHere', test: 'e2e/strangers.spec.ts' },
  },
  {
    ...{ guard: 'way back: next-auth’s own form', file: 'app/api/auth/[...nextauth]/route.ts' },
    ...{ from: 'waysBack.some(', test: 'e2e/strangers.spec.ts' },
  },
  {
    ...{ guard: 'next-auth: only the forms that there are', file: 'app/api/auth/[...nextauth]/route.ts' },
    ...{ from: '!forms.includes(', test: 'e2e/strangers.spec.ts' },
  },
  {
    ...{ guard: 'phone: no plan of who was signed out', file: 'components/logging/phone/keep.ts' },
    ...{ from: 'if (response.status === 401) return forgetDays()', test: 'e2e/offline.spec.ts' },
  },
  {
    ...{
      guard: 'phone: no plan that comes after its person has left',
      file: 'components/logging/phone/keep.ts',
    },
    ...{ from: '(await days.get(asking)) !== undefined', test: 'e2e/offline.spec.ts' },
  },
  {
    ...{ guard: 'phone: no plan of the person before', file: 'components/accounts/useWayIn.ts' },
    ...{ from: 'await forgetDays()', test: 'e2e/shared-phone.spec.ts' },
  },
  {
    ...{ guard: 'phone: nor where a link lets somebody in', file: 'components/accounts/EnterByLink.tsx' },
    ...{ from: 'useWayIn(enter, enter)', test: 'e2e/sign-in-link.spec.ts' },
  },
  {
    ...{ guard: 'phone: no open page of who was signed out', file: 'components/accounts/OwnPageAlone.tsx' },
    ...{ from: 'signedIn === null ? SignedOut : SomebodyElse', test: 'e2e/one-browser.spec.ts' },
  },
  {
    ...{ guard: 'messages: read once the page is seen', file: 'components/messages/SaysRead.tsx' },
    ...{ from: "document.visibilityState !== 'visible'", test: 'e2e/messages.spec.ts' },
  },
  {
    ...{ guard: 'words: read once they are in view', file: 'components/messages/SaysRead.tsx' },
    ...{ from: '!inView ||', test: 'e2e/patient-words.spec.ts' },
  },
  {
    ...{ guard: 'presses: none too many', file: 'app/(portal)/layout.tsx' },
    ...{ from: '<OnePress />', test: 'e2e/one-press.spec.ts' },
  },
]

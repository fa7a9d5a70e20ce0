// Whose page it is that is being logged on, how it is brought up to date, and whether other pages can be opened from it: the one from the clinic and the one from the phone differ in nothing else.
import { createContext } from 'react'

export type LoggingPage = { person: string; refresh: () => void; connected: boolean }

export const LoggingPageContext = createContext<LoggingPage>({
  person: '',
  refresh: () => undefined,
  connected: true,
})

// Whose page it is that is being logged on, and how it is brought up to date: the one from the clinic and the one from the phone differ in nothing else.
import { createContext } from 'react'

export type LoggingPage = { person: string; refresh: () => void }

export const LoggingPageContext = createContext<LoggingPage>({ person: '', refresh: () => undefined })

// Turns "not there, or not yours" of a server function into Next's 404 page, for pages.
import 'server-only'
import { notFound } from 'next/navigation'
import { sayRefused } from '@/server/asked'
import { NotFound } from '@/server/errors'

export async function found<T>(row: Promise<T>): Promise<T> {
  try {
    return await row
  } catch (error) {
    if (error instanceof NotFound) {
      // A page that is followed as a link answers 200 around it.
      sayRefused()
      notFound()
    }
    throw error
  }
}

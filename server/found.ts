// Turns "not there, or not yours" of a server function into Next's 404 page, for pages.
import 'server-only'
import { notFound } from 'next/navigation'
import { NotFound } from '@/server/errors'

export async function found<T>(row: Promise<T>): Promise<T> {
  try {
    return await row
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

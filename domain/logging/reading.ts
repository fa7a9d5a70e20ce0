// What a patient says of an education item: that it has been read, or has not.
import { z } from 'zod'

export const readingMarkSchema = z.boolean()

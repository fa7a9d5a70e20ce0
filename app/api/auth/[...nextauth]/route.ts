// next-auth's own endpoints: the CSRF token, the credentials form, signing out.
import NextAuth from 'next-auth'
import { authOptions } from '@/server/sign-in'

const handler = NextAuth(authOptions)
export { handler as GET, handler as POST }

import { type LoginRole, rolePassword } from './roles.ts'

/** The same server and database as the admin's address, as one of the ordinary roles. */
export function roleUrl(adminUrl: string, role: LoginRole, encryptionKey: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = rolePassword(encryptionKey, role)
  return url.toString()
}

import { type LoginRole, rolePassword } from './roles.ts'

/** The same server and database as the admin's address, as one of the ordinary roles. */
export function roleUrl(adminUrl: string, role: LoginRole, rolesKey: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = rolePassword(rolesKey, role)
  return url.toString()
}

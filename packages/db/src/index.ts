export { and, asc, count, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'

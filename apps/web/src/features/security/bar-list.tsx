import { Link } from '@tanstack/react-router'
import { useFormat } from '#shared/format/use-format.ts'
import type { SecuritySearch } from '#shared/places/security-search.ts'
import classes from './security-overview.module.css'

interface Bar {
  key: string
  name: string
  value: number
  /** Said after the figure. */
  note: string | null
  /** Where its rows are. */
  search: SecuritySearch | null
}

/** Bars from zero with their names and figures beside them: they are their own table. */
export function BarList({ bars, empty }: { bars: readonly Bar[]; empty: string }) {
  const format = useFormat()
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  if (bars.length === 0) return <p>{empty}</p>
  return (
    <ul>
      {bars.map(({ key, name, value, note, search }) => {
        const row = (
          <>
            <bdi className={classes.barName}>{name}</bdi>
            <span className={classes.barTrack}>
              <span
                className={classes.bar}
                style={{ width: `calc((100% - 120px) * ${value / longest})` }}
              />
              <span className="num">{format.count(value)}</span>
              {note && <span className={classes.soft}>{note}</span>}
            </span>
          </>
        )
        return (
          <li key={key}>
            {search ? (
              <Link to="/admin/security" search={search} hash="rows" className={classes.barRow}>
                {row}
              </Link>
            ) : (
              <span className={classes.barRow}>{row}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

import { type Setting, settingsTable } from './settings-table.ts'

/** The text of --help, from the same table that reads the settings. */
export function formatHelp(): string {
  const rows = Object.values<Setting>(settingsTable).map(({ flag, variable, value, help }) => {
    const names = [flag && `--${flag}`, variable].filter(Boolean).join(', ')
    return { names: value === undefined ? names : `${names} ${value}`, help }
  })
  const lines = rows.map(({ names, help }) => `  ${names}\n      ${help}`)
  return [
    'npm start -- [flags]    flags win over environment variables',
    '',
    ...lines,
    '  --dev',
    '      run from the sources and start again when they change',
    '  --help',
    '      this text',
    '',
  ].join('\n')
}

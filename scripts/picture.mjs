import { writeFileSync } from 'node:fs'
import { StepError } from './report.mjs'

const mostBytes = 200 * 1024

export function savePicture(path, png) {
  if (png.length > mostBytes) {
    throw new StepError(`${path} would be ${png.length} bytes: show a smaller part.`)
  }
  writeFileSync(path, png)
}

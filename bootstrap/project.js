// Where things lie in the project.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))

export function inProject(...parts) {
  return join(projectFolder, ...parts)
}

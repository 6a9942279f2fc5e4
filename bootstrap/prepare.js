import { installDependencies } from './dependencies.js'
import { nodeForHuawu } from './node-version.js'

// Answers with the Node to go on with. A second start finds everything there and says nothing.
export async function prepare(progress) {
  const node = await nodeForHuawu(progress)
  await installDependencies(node, progress)
  return node
}

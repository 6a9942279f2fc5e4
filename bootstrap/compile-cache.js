// Keeps what V8 and the type stripper made of our sources, so that the next start need not make it again.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { inProject } from './project.js'

enableCompileCache(inProject('.runtime', 'compiled'))
// Node writes it at an orderly end; whoever is killed shall have it, too.
setTimeout(() => flushCompileCache(), 15_000).unref()

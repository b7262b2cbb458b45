import { join } from 'node:path'
import { findNode, root, run, setUp } from './set-up.mjs'

// `pnpm prove:panorama`: a real panorama of 20000 x 10000 pixels through the browser: uploaded, cut, zoomed into, looked at as a mosaic, and its
// zip read by two other programs. Two minutes and more; the tests do the same with a smaller one.
setUp()
process.exit(run(findNode(), [join(root, 'scripts/browser/panorama-proof.mjs')]))

/** What node is given along with the server: as in scripts/start.mjs and the Dockerfile. */
export const serverOptions = ['--min-semi-space-size=8', '--max-semi-space-size=8']

/**
 * What node is given along with the server, by everybody who starts it: `npm start`, the bench, the browser scripts. The Dockerfile cannot ask here; a
 * test holds its CMD to it.
 *
 * Space for young objects of one size: V8 begins with less, which costs time, and grows to far more, which is 100 MB of memory and saves none
 * (docs/decisions/030).
 */
export const serverOptions = ['--min-semi-space-size=4', '--max-semi-space-size=4']

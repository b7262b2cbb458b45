import type { Plugin, Rollup } from 'vite'

/** The chunks that a page is made of, and where it is the first page: at one address, or with a slash at its end at all that are below it. */
export interface FirstPage {
  path: string
  chunks: readonly string[]
}

/**
 * Makes index.html carry what the first paint waits for, and nothing else wait with it:
 * - the style sheet is in it (8 KB compressed: less than the way to the server and back that a file of its own costs);
 * - the chunks of the page that is asked for are fetched together with the first script, and not when that has run;
 * - what stands in the page is painted before the app runs, however fast its scripts came.
 */
export function firstLoad(pages: readonly FirstPage[]): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => loadAfterPaint(inlineStyles(html, bundle), bundle, pages),
    },
  }
}

function inlineStyles(html: string, bundle: Rollup.OutputBundle): string {
  return html.replaceAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (link, file: string) => {
    const asset = bundle[file]
    if (asset?.type !== 'asset') return link
    return `<style nonce="__CSP_NONCE__">${asset.source.toString().trim()}</style>`
  })
}

function loadAfterPaint(html: string, bundle: Rollup.OutputBundle, pages: readonly FirstPage[]): string {
  const entry = Object.values(bundle).find((output) => output.type === 'chunk' && output.isEntry)
  if (!entry) throw new Error('index.html has no script to start')
  const lists = [
    { path: null, files: closure(bundle, [entry.fileName]) },
    ...pages.map(({ path, chunks }) => ({
      path,
      files: closure(
        bundle,
        chunks.map((name) => fileOf(bundle, name)),
      ),
    })),
  ]
  const script = `(${start})(${JSON.stringify(`/${entry.fileName}`)}, ${JSON.stringify(lists)})`
  return html
    .replace(/\s*<script type="module"[^>]*src="[^"]+"[^>]*><\/script>/, '')
    .replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace('</body>', () => `<script nonce="__CSP_NONCE__">${script}</script></body>`)
}

/**
 * Runs in the page, as text: names what to fetch, and starts the app when the page has been painted. A tab that nobody looks at
 * paints nothing, and starts at once.
 */
function start(entry: string, lists: readonly { path: string | null; files: readonly string[] }[]): void {
  const here = location.pathname
  for (const { path, files } of lists) {
    if (path !== null && path !== here && !(path.length > 1 && path.endsWith('/') && here.startsWith(path)))
      continue
    for (const file of files) {
      const link = document.createElement('link')
      Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href: file })
      document.head.append(link)
    }
  }
  const run = () => void import(entry)
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(run))
  else run()
}

function fileOf(bundle: Rollup.OutputBundle, name: string): string {
  const chunk = Object.values(bundle).find((output) => output.type === 'chunk' && output.name === name)
  if (!chunk) throw new Error(`there is no chunk ${name} to preload`)
  return chunk.fileName
}

/** The files, and all that they import at once. */
function closure(bundle: Rollup.OutputBundle, files: readonly string[]): string[] {
  const found = new Set<string>()
  const add = (file: string) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || found.has(`/${file}`)) return
    found.add(`/${file}`)
    chunk.imports.forEach(add)
  }
  files.forEach(add)
  return [...found]
}

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

const server = process.env.TESSERA_SERVER ?? 'http://127.0.0.1:3000'
// The server compares Origin with Host, so the Host that the browser sent is passed on as it is.
const proxy = Object.fromEntries(
  ['/trpc', '/api', '/files', '/livez'].map((path) => [path, { target: server, changeOrigin: false }]),
)

/**
 * Names the chunks of the pages that most people come for in index.html, so that they are fetched with the first script and not when that has
 * run: one way to the server and back less.
 */
function preloadPages(names: readonly string[]): Plugin {
  return {
    name: 'preload-pages',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const wanted = new Set<string>()
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !names.includes(chunk.name)) continue
          for (const file of [chunk.fileName, ...chunk.imports]) if (!html.includes(file)) wanted.add(file)
        }
        return [...wanted].map((file): HtmlTagDescriptor => {
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${file}`, nonce: '__CSP_NONCE__' }
          return { tag: 'link', attrs, injectTo: 'head' }
        })
      },
    },
  }
}

// biome-ignore lint/style/noDefaultExport: vite asks for one
export default defineConfig({
  plugins: [react(), tailwindcss(), preloadPages(['shell', 'gallery-page', 'image-page'])],
  // The server puts a fresh nonce where this stands, in each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy },
  preview: { proxy },
})

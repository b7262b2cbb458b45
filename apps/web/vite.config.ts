import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './build/first-load.ts'

const server = process.env.TESSERA_SERVER ?? 'http://127.0.0.1:3000'
// The server compares Origin with Host, so the Host that the browser sent is passed on as it is.
const proxy = Object.fromEntries(
  ['/trpc', '/api', '/files', '/livez'].map((path) => [path, { target: server, changeOrigin: false }]),
)

const firstPages = [
  { path: '/sign-in', chunks: ['sign-in-page'] },
  { path: '/register', chunks: ['sign-in-page'] },
  { path: '/', chunks: ['shell', 'gallery-page'] },
  { path: '/images/', chunks: ['shell', 'image-page'] },
  { path: '/settings/', chunks: ['shell', 'settings-page'] },
  { path: '/s/', chunks: ['shared-page'] },
  { path: '/embed/', chunks: ['embed-page'] },
]

// biome-ignore lint/style/noDefaultExport: vite asks for one
export default defineConfig({
  plugins: [react(), tailwindcss(), firstLoad(firstPages)],
  // The server puts a fresh nonce where this stands, in each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // What two pages share is one file, not a dozen small ones: over HTTP/1.1, six at a time, each costs its share of a way to the server.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  server: { proxy },
  preview: { proxy },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// biome-ignore lint/style/noDefaultExport: vite asks for one
export default defineConfig({ plugins: [react()], build: { target: 'es2022', assetsInlineLimit: 0 } })

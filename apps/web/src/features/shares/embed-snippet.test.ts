import { expect, it } from 'vitest'
import { embedSnippet } from './embed-snippet.ts'

it('leads to the page that may be framed, and cannot be left by a name', () => {
  const snippet = embedSnippet('https://pictures.example/s/tsh_abc', 'The "coast" <script> & more')
  expect(snippet).toContain('src="https://pictures.example/embed/tsh_abc"')
  expect(snippet).toContain('title="The &quot;coast&quot; &lt;script> &amp; more"')
})

/** HTML that puts a shared panorama into a page of somebody's own, by the link of the share. */
export function embedSnippet(link: string, name: string): string {
  const address = link.replace(/\/s\/([^/]+)$/, '/embed/$1')
  return `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(name)}" width="100%" height="480" style="border:0" loading="lazy" allow="fullscreen" referrerpolicy="no-referrer"></iframe>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** Opens the browser's own dialog; resolves with nothing when it is cancelled. */
export function chooseFiles({ multiple = true } = {}): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = multiple
  input.accept = 'image/*'
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

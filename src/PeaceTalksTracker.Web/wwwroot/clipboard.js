// The clipboard is there for https and this computer alone; elsewhere the browser copies what is selected.
export async function copy(field) {
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

// The words selected in a text that says which it is ([data-text]) and at which offset it starts ([data-from]).
const offsetIn = (root, node, offset) => {
  const range = document.createRange()
  range.selectNodeContents(root)
  range.setEnd(node, offset)
  return range.toString().length
}

let last = null

const read = () => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed)
    return null
  const range = selection.getRangeAt(0)
  const root = range.startContainer.parentElement?.closest('[data-text]')
  if (!root || !root.contains(range.endContainer))
    return null
  const [start, end] = [offsetIn(root, range.startContainer, range.startOffset), offsetIn(root, range.endContainer, range.endOffset)]
  const words = range.toString()
  const [before, after] = [words.length - words.trimStart().length, words.length - words.trimEnd().length]
  const from = Number(root.dataset.from)
  return words.trim() ? { text: Number(root.dataset.text), start: from + start + before, end: from + end - after } : null
}

// A press of a button can take the selection away before it is asked for.
document.addEventListener('selectionchange', () => last = read() ?? last)

export const selected = () => {
  const now = read() ?? last
  last = null
  return now
}

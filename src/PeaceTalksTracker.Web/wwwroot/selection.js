// The words selected within a part of the page, as offsets into the text they belong to:
// elements say which text they show ([data-text]) and at which offset of it they start ([data-from]).
const place = (node, offset) => {
  const root = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('[data-text]')
  if (!root)
    return null
  const range = document.createRange()
  range.selectNodeContents(root)
  range.setEnd(node, offset)
  return { text: Number(root.dataset.text), at: Number(root.dataset.from) + range.toString().length }
}

export const selectedIn = within => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount)
    return null
  const range = selection.getRangeAt(0)
  if (!within.contains(range.commonAncestorContainer))
    return null
  const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)]
  const words = selection.toString()
  if (!start || !end || start.text !== end.text || !words.trim())
    return null
  const [before, after] = [words.length - words.trimStart().length, words.length - words.trimEnd().length]
  return { text: start.text, start: start.at + before, end: end.at - after }
}

import { selectedIn } from '../../selection.js'

// A press of the button can take the selection away before it is asked for.
let last = null
document.addEventListener('selectionchange', () => last = selectedIn(document.body) ?? last)

export const selected = () => {
  const now = selectedIn(document.body) ?? last
  last = null
  return now
}

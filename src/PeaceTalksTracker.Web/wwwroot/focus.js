// What opens takes the focus to its first field; when it closes, the focus goes back to where it was, or to the page's heading.
const seen = new WeakSet()
let held = null
let before = null

const passFocus = () => {
  if (held && !held.isConnected) {
    held = null
    if (document.activeElement === document.body)
      (before?.isConnected ? before : document.querySelector('main h1'))?.focus()
  }
  const opened = [...document.querySelectorAll('[data-takes-focus]')].find(each => !seen.has(each))
  if (!opened)
    return
  seen.add(opened)
  held = opened
  before = document.activeElement === document.body ? null : document.activeElement
  opened.querySelector('input, select, textarea')?.focus()
}

new MutationObserver(passFocus).observe(document.documentElement, { childList: true, subtree: true })

// Shows a password to whoever types it, so that it need not be typed twice.
document.addEventListener('change', event => {
  const shown = event.target.dataset?.shows
  if (shown)
    document.getElementById(shown).type = event.target.checked ? 'text' : 'password'
})

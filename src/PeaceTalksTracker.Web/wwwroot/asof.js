// While an address looks back, every link on its page does: whatever a link is used by (a click, a key, "open in a new tab", "copy the
// address"), one of these events comes first. Links marked [data-present] lead out of the past.
const asOf = () => new URLSearchParams(location.search).get('asof')

const carry = event => {
  const link = event.target.closest?.('a[href]')
  if (!link || link.hasAttribute('data-present'))
    return
  const address = new URL(link.href, document.baseURI)
  const moment = asOf()
  if (address.origin !== location.origin || address.searchParams.get('asof') === moment)
    return
  // An address that names a moment of its own keeps it; one that was made to look back earlier no longer does.
  if (address.searchParams.has('asof') && link.dataset.asof !== address.searchParams.get('asof'))
    return
  address.searchParams.delete('asof')
  delete link.dataset.asof
  if (moment) {
    address.searchParams.set('asof', moment)
    link.dataset.asof = moment
  }
  link.setAttribute('href', address.pathname + address.search + address.hash)
}

for (const type of ['pointerdown', 'focusin', 'contextmenu', 'click'])
  window.addEventListener(type, carry, true)

// Runs before the first paint, so that nobody sees the other theme flash.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)')
  let listener = null
  let chosen = 'system'
  try {
    chosen = localStorage.getItem('theme') ?? 'system'
  } catch {
    // Without storage the choice holds for this page.
  }

  const isDark = () => chosen === 'dark' || (chosen === 'system' && system.matches)

  const mark = () => {
    for (const button of document.querySelectorAll('[data-theme-choice] [data-choice]'))
      button.setAttribute('aria-pressed', String(button.dataset.choice === chosen))
  }

  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
    mark()
    listener?.invokeMethodAsync('ThemeChanged', isDark())
    document.dispatchEvent(new CustomEvent('themechange'))
  }

  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-theme-choice] [data-choice]')
    if (!button)
      return
    chosen = button.dataset.choice
    try {
      localStorage.setItem('theme', chosen)
    } catch {
      // See above.
    }
    apply()
  })
  system.addEventListener('change', apply)

  window.appTheme = {
    mark,
    watch(dotnet) {
      listener = dotnet
      return isDark()
    },
    unwatch() {
      listener = null
    },
  }
  apply()
})()

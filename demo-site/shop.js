// Shows the shop in the language of `?lang=`, of the last choice or of the browser. The pages are written in zh-Hans.
;(function () {
  const known = ['zh-Hans', 'zh-Hant', 'en']
  const asked = new URLSearchParams(location.search).get('lang')
  const language = known.includes(asked) ? asked : browserLanguage()
  const words = window.shopWords[language]
  document.documentElement.lang = language
  if (words) document.documentElement.dataset.translating = ''

  function browserLanguage() {
    for (const tag of navigator.languages) {
      if (/^zh-(hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant'
      if (/^zh/i.test(tag)) return 'zh-Hans'
      if (/^en/i.test(tag)) return 'en'
    }
    return 'zh-Hans'
  }

  function translate() {
    for (const element of document.querySelectorAll('[data-word]')) {
      element.textContent = words[element.dataset.word] ?? element.textContent
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', words[element.dataset.label])
    }
    delete document.documentElement.dataset.translating
  }

  document.addEventListener('DOMContentLoaded', () => {
    if (words) translate()
    if (!known.includes(asked)) return
    for (const link of document.querySelectorAll('a[href^="/demo-site/"]')) link.search = `?lang=${language}`
  })
})()

// Carries the widget with the look that the address asks for: the settings show their draft in this page.
;(function () {
  const wished = new URLSearchParams(location.search)
  const tag = document.createElement('script')
  tag.src = '/widget.js'
  for (const name of ['theme', 'accent', 'accentDark', 'title', 'position', 'letter', 'launcher']) {
    const value = wished.get(name)
    if (value) tag.dataset[name] = value
  }
  if (wished.has('open')) window.addEventListener('huawu:ready', () => window.huawu.open())
  document.body.append(tag)
})()

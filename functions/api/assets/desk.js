// Comfort only: every page works without this file.

// j and k go through the rows of a list, Enter opens (the focus is on the row's own link).
const rows = () => [...document.querySelectorAll('.rows a.row')]
const isTyping = (target) => target instanceof Element && target.closest('input, select, textarea, [contenteditable]')

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key !== 'j' && event.key !== 'k') return
  const all = rows()
  if (all.length === 0) return
  const at = all.indexOf(document.activeElement)
  const next = event.key === 'j' ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0)
  all[next].focus()
  event.preventDefault()
})

// What was typed and not sent is not lost unnoticed. Adding a line to a form sends it, too.
const touched = new Set()
document.addEventListener('input', (event) => {
  const form = event.target.form
  if (form?.dataset.guard !== undefined) touched.add(form)
})
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return
  touched.delete(event.target)
  // The server takes a second click for the first one; this only shows that it was heard.
  event.submitter?.setAttribute('aria-busy', 'true')
})
addEventListener('beforeunload', (event) => {
  if (touched.size > 0) event.preventDefault()
})
// A page that comes back from the browser's memory can be sent again.
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
})

// What is wrong is read first, and a form that is closed opens when an error leads into it.
document.querySelector('.notice.wrong[tabindex]')?.focus()
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const closed = target?.closest('details:not([open])')
  if (closed) closed.open = true
  target?.focus?.()
})

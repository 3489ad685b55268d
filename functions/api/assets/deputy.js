// Deputies' pages work without this file: then the code is typed, and the field for the reasons is open.

// The code in the fragment, which no server and no log has seen, is taken out of the address and sent by the form.
const codeForm = document.querySelector('form[data-code]')
const send = () => {
  const code = location.hash.slice(1)
  if (!codeForm || !code) return
  history.replaceState(null, '', location.pathname)
  codeForm.code.value = code
  codeForm.submit()
}
addEventListener('hashchange', send)
send()

// Reasons are asked for once something is not well; before, the field is there for whoever opens it.
for (const reasons of document.querySelectorAll('details[data-reasons]')) {
  const form = reasons.closest('form')
  const text = reasons.querySelector('textarea')
  const isNeeded = () => form.querySelector(`input[value="${reasons.dataset.reasons}"]:checked`) !== null
  const unfold = () => {
    text.required = isNeeded()
    if (isNeeded()) reasons.open = true
  }
  reasons.open = text.value !== '' || isNeeded()
  form.addEventListener('change', unfold)
  unfold()
}

document.querySelector('.notice.wrong[tabindex]')?.focus()
addEventListener('submit', (event) => event.submitter?.setAttribute('aria-busy', 'true'))

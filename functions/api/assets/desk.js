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

// What came back from the server has still not been sent.
for (const form of document.querySelectorAll('form[data-guard="unsent"]')) touched.add(form)

// The outline of a letter follows what is typed; its headings lead to their lines. (The server draws the same one.)
const marks = [
  /^([一二三四五六七八九十]{1,3})、/,
  /^[（(]([一二三四五六七八九十]{1,3})[）)]/,
  /^(\d{1,2})[.．、](?!\d)/,
  /^[（(](\d{1,2})[）)]/,
]
const digits = '〇一二三四五六七八九'
const numberOf = (text) => {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  return (text.includes('十') ? (tens ? digits.indexOf(tens) : 1) : 0) * 10 + (ones ? digits.indexOf(ones) : 0)
}
const drawOutline = (nav, area) => {
  const last = [0, 0, 0, 0]
  const items = []
  let at = 0
  for (const line of area.value.split('\n')) {
    const text = line.trim()
    const level = marks.findIndex((mark) => mark.test(text))
    if (level >= 0) {
      const number = numberOf(marks[level].exec(text)[1])
      const gap = number !== last[level] + 1
      last[level] = number
      last.fill(0, level + 1)
      items.push({ level, text: text.length > 40 ? `${text.slice(0, 40)}…` : text, gap, at })
    }
    at += line.length + 1
  }
  const list = nav.querySelector('ol')
  list.replaceChildren(
    ...items.map(({ level, text, gap, at: start }) => {
      const item = document.createElement('li')
      item.className = `depth-${level + 1}`
      const lead = document.createElement('button')
      lead.type = 'button'
      lead.textContent = text
      lead.addEventListener('click', () => {
        area.focus()
        area.setSelectionRange(start, start + text.length)
        // No browser scrolls a text to its selection; lines are near enough of one height.
        area.scrollTop = (area.scrollHeight * start) / Math.max(area.value.length, 1) - area.clientHeight / 3
      })
      item.append(lead)
      if (gap) {
        const said = document.createElement('span')
        said.className = 'error small'
        said.textContent = ` ${nav.dataset.gap}`
        item.append(said)
      }
      return item
    }),
  )
  nav.querySelector('p')?.remove()
  if (items.length > 0) return
  const none = document.createElement('p')
  none.className = 'quiet small'
  none.textContent = nav.dataset.none
  nav.append(none)
}
for (const nav of document.querySelectorAll('[data-outline-of]')) {
  const area = document.getElementById(nav.dataset.outlineOf)
  if (!area) continue
  area.addEventListener('input', () => drawOutline(nav, area))
  drawOutline(nav, area)
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// While a suggestion is entered, what is like it is looked for by itself; the button does the same without scripts.
const beside = document.querySelector('[data-similar]')
const entry = beside && document.getElementById(beside.dataset.form)
if (entry) {
  let timer
  const look = async () => {
    const body = new URLSearchParams({
      title: entry.elements.title.value,
      body: entry.elements.body.value.slice(0, 600),
    })
    if (!body.get('title').trim()) return
    const answer = await fetch(beside.dataset.similar, { method: 'POST', body }).catch(() => undefined)
    // Made and escaped by the server, like every page.
    if (answer?.ok) beside.innerHTML = await answer.text()
  }
  entry.addEventListener('input', (event) => {
    if (event.target.name !== 'title' && event.target.name !== 'body') return
    clearTimeout(timer)
    timer = setTimeout(look, 700)
  })
}

// A screen on a wall shows what is so now.
const wall = document.querySelector('[data-refresh]')
if (wall) setInterval(() => location.reload(), wall.dataset.refresh * 1000)

// A ledger is taken in by parts, so that it shows how far it is; without this the server does at once what it can.
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name])
for (const form of document.querySelectorAll('form[data-parts]')) {
  addEventListener('pageshow', () => {
    form.elements.done.value = ''
    for (const button of form.querySelectorAll('button')) button.disabled = false
  })
  form.addEventListener('submit', async (event) => {
    if (event.submitter?.name === 'check' || form.elements.done.value !== '') return
    event.preventDefault()
    const shown = form.querySelector('.progress')
    const [bar, status] = shown.children
    shown.hidden = false
    const buttons = form.querySelectorAll('button')
    for (const button of buttons) button.disabled = true
    const done = { created: 0, updated: 0, unchanged: 0, rejected: [] }
    const data = new FormData(form)
    let row = Number(data.get('from')) || 1
    try {
      for (let next = row; next !== undefined; ) {
        data.set('from', next)
        const answer = await fetch(form.action, { method: 'POST', body: data, headers: { accept: 'application/json' } })
        // What is wrong with the file is the page's to say: it is sent as it would be without this.
        if (!answer.ok && form.elements.done.value === '') break
        if (!answer.ok) throw new Error(answer.statusText)
        const part = await answer.json()
        for (const name of ['created', 'updated', 'unchanged']) done[name] += part[name]
        done.rejected.push(...part.rejected)
        form.elements.done.value = JSON.stringify(done)
        next = part.next
        row = next ?? part.last
        Object.assign(bar, { max: part.last, value: row })
        status.textContent = filled(form.dataset.parts, { row, last: part.last })
      }
      form.submit()
    } catch {
      // Rows that were taken in are known again: going on from here loses and doubles nothing.
      form.elements.done.value = ''
      form.elements.from.value = row
      status.textContent = filled(form.dataset.broken, { row })
      for (const button of buttons) button.disabled = false
    }
  })
}

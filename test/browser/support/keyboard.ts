import type { Page } from 'playwright-core'

type Stop = { name: string; order: number; isSeen: boolean; isMarked: boolean }
type Place = { wanted: string[]; seen: Stop[] }

/** What can be used and is not put away: of a group of radios the one that Tab comes to. In the page. */
const before = `
  window.walk = (() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    const isThere = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && !e.disabled && e.type !== 'hidden'
    const radios = new Set()
    const wanted = all.filter((e) => {
      if (!isThere(e) || e.tabIndex < 0) return false
      if (e.type !== 'radio') return true
      const group = e.form?.id + '|' + [...document.forms].indexOf(e.form) + '|' + e.name
      const isLast = ![...document.getElementsByName(e.name)].some((o) => o.form === e.form && o.checked)
      if (e.checked) return true
      if (!isLast || radios.has(group)) return false
      radios.add(group)
      return true
    })
    const marksOf = (s) => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine].join()
    // A row's link is marked around the whole row.
    const marks = (e) => marksOf(getComputedStyle(e)) + marksOf(getComputedStyle(e, '::after'))
    const name = (e) => e.tagName.toLowerCase() + ' ' + (e.textContent || e.name || '').trim().slice(0, 40)
    return { wanted, name, marks, plain: new Map(wanted.map((e) => [e, marks(e)])), seen: [] }
  })()
`

/** Notes where the focus is now; says when it has left the page. In the page. */
const note = `
  (() => {
    const e = document.activeElement
    if (!e || e === document.body) return false
    const { wanted, name, marks, plain, seen } = window.walk
    // Behind the last one some browsers begin again, others leave the page.
    if (wanted.indexOf(e) === 0 && seen.length > 1) return false
    const box = e.getBoundingClientRect()
    const isInView = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0
    seen.push({ name: name(e), order: wanted.indexOf(e), isSeen: isInView, isMarked: marks(e) !== plain.get(e) })
    return true
  })()
`

const after = `({ wanted: window.walk.wanted.map(window.walk.name), seen: window.walk.seen })`

/** So often Tab is pressed at the most. */
const most = 400

/** Goes through a page by Tab; answers what is not reached, out of order, out of sight, or not marked when it has the focus. */
export const walkIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(before)
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    if (!(await page.evaluate<boolean>(note))) break
  }
  const { wanted, seen } = await page.evaluate<Place>(after)
  const reached = new Set(seen.map((s) => s.order))
  // A date has several stops, of which the browser marks some itself, within it.
  const marked = new Set(seen.flatMap((s) => (s.isMarked ? [s.order] : [])))
  const inOrder = seen.filter((s) => s.order >= 0)
  return [
    ...wanted.flatMap((name, i) => (reached.has(i) || i >= most ? [] : [`not reached: ${name}`])),
    ...inOrder.flatMap((s, i) => (s.order < (inOrder[i - 1]?.order ?? -1) ? [`out of order: ${s.name}`] : [])),
    ...seen.flatMap((s) => (s.isSeen ? [] : [`out of sight: ${s.name}`])),
    ...seen.flatMap((s) => (s.isMarked || marked.has(s.order) ? [] : [`not marked: ${s.name}`])),
  ]
}

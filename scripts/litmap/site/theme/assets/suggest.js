/* The first results, as links below the box in the header. Enter leads to all of them, as the form does without script: a
   box that led straight to a page would hide the others. Escape closes the list and gives the focus back. */

import { made } from "./page.js"
import { about, addressOf, failed, iconOf, opened, told, walk } from "./results.js"

const MOST = 6
const SHORTEST = 2
const PAUSE = 100

const form = document.querySelector(".lm-find")
const box = form.querySelector("input")
const list = form.querySelector("ul")
const status = form.querySelector("[role=status]")
let before = null
let waiting = 0

function item(row) {
  const link = made("a", { href: addressOf(row) })
  link.dataset.hit = link.dataset.kind = row.kind
  link.append(iconOf(row), made("b", { textContent: row.title }), " ")
  link.append(made("small", { textContent: about(row).join(" · ") }))
  return inList(link)
}
function inList(link) {
  const line = made("li", {})
  line.append(link)
  return line
}
function allOf(words) {
  const link = made("a", { textContent: `All results for “${words}”` })
  link.href = `${form.action}?${new URLSearchParams({ q: words })}`
  link.dataset.hit = ""
  return inList(link)
}
function close() {
  clearTimeout(waiting)
  form.removeAttribute("data-open")
  list.replaceChildren()
  status.textContent = ""
}
async function show() {
  const words = box.value.trim()
  if (words.length < SHORTEST) return close()
  const isWanted = () => box.value.trim() === words && form.contains(document.activeElement)
  try {
    const found = await (await opened()).find(words, { limit: MOST, claims: false })
    if (!isWanted()) return
    list.replaceChildren(...found.rows.map(item), allOf(words))
    status.textContent = told(found)
  } catch {
    if (!isWanted()) return
    list.replaceChildren()
    status.textContent = failed()
  }
  form.toggleAttribute("data-open", true)
}
function showSoon() {
  clearTimeout(waiting)
  waiting = setTimeout(show, PAUSE)
}
function leave(event) {
  if (event.key !== "Escape") return
  event.preventDefault() // it would empty the box
  event.stopPropagation()
  close()
  if (before?.isConnected) before.focus()
  else document.activeElement.blur()
}

/** Called once, when the box first has the focus, which `from` had before; null for none. */
export function start(from) {
  before = from
  opened().catch(() => {}) // so that the first letter need not wait
  show()
  walk(box, form)
  box.addEventListener("input", showSoon)
  list.addEventListener("mousedown", (event) => event.preventDefault()) // the box keeps the focus, and the list stays
  form.addEventListener("keydown", leave)
  form.addEventListener("focusin", ({ relatedTarget }) => {
    if (form.contains(relatedTarget)) return
    before = relatedTarget
    show()
  })
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close()
  })
}

/* A picture of nodes and lines: pointing at a node lights what it is joined to; choosing it keeps that, names it in a bar
   that stays in sight, says it in words below, and writes it into the address (#n=ID). Where the picture is not shown, on phones, the same address opens the
   node's item in the list, which is fetched from a page of its own. The server said what is joined to what; without script a node is a link. */

import { reveal as unfold } from "./folds.js"
import { all, named, partsOf, wide } from "./page.js"

const picture = document.querySelector(".lm-picture")
const figure = picture.parentElement
const bar = figure.querySelector(".lm-chosen-bar")
const panel = figure.querySelector(".lm-chosen")
const list = figure.querySelector(".lm-aslist")
const [{ childNodes: items }] = await partsOf(list.querySelector("a").href, ".lm-aslist")
list.replaceChildren(...items)
const nodes = all(".lm-node", picture)
const lines = all("[data-from]", picture)
const chosen = () => new URLSearchParams(location.hash.slice(1)).get("n")
const nodeOf = (id) => nodes.find((one) => one.dataset.id === id)
const itemOf = (id) => document.getElementById(`list-${id}`)
const isDrawn = () => picture.checkVisibility()
const addressOf = (id) => id ? `#n=${id}` : location.pathname + location.search

/* What is joined to a node, each with the words of its ties: the node knows it, or the lines that show say it. */
function joined({ dataset: { id, near } }) {
  if (near !== undefined) return new Map(near.split(" ").map((other) => [other, []]))
  const found = new Map()
  for (const line of lines) {
    const { from, to, says, inverse } = line.dataset
    if ((from !== id && to !== id) || getComputedStyle(line).display === "none") continue
    const [other, words] = from === id ? [to, says] : [from, inverse]
    found.set(other, (found.get(other) ?? new Set()).add(words))
  }
  return found
}
function light(id) {
  const node = nodeOf(id)
  const ties = node ? joined(node) : new Map()
  const near = new Set([id, ...ties.keys()])
  picture.toggleAttribute("data-lit", Boolean(node))
  for (const line of lines) {
    const { from, to } = line.dataset
    const isBetween = line.matches(".lm-line")
      ? near.has(from) && near.has(to)
      : from === id || to === id
    line.classList.toggle("lm-lit", isBetween)
  }
  for (const one of nodes) {
    one.classList.toggle("lm-lit", near.has(one.dataset.id))
    const words = one.querySelector("small[data-ties]")
    if (words) words.textContent = [...ties.get(one.dataset.id) ?? []].join(", ")
  }
}
export function show() {
  const id = chosen()
  const node = nodeOf(id)
  light(id)
  for (const one of nodes) {
    one.setAttribute("aria-expanded", one === node)
    if (one === node) one.setAttribute("aria-current", "true")
    else one.removeAttribute("aria-current")
  }
  bar.hidden = panel.hidden = !node || !isDrawn()
  panel.replaceChildren(
    ...(node ? [itemOf(id).querySelector(".lm-joined").cloneNode(true)] : []),
  )
  if (node) {
    bar.querySelector("b").textContent = panel.querySelector(".lm-chosen-title").textContent
    bar.querySelector("a").href = node.href
  }
  if (list.contains(named())) figure.toggleAttribute("data-list", true)
  if (!node || isDrawn()) return
  for (const fold of [itemOf(id).closest(".lm-fold"), itemOf(id).querySelector("details")]) {
    if (fold) fold.open = true
  }
}
/* Brings what is chosen into sight: in the picture above the bar, or in the list. */
function reveal(block) {
  const node = nodeOf(chosen())
  if (!node) return
  if (isDrawn()) node.scrollIntoView({ block })
  else itemOf(node.dataset.id).scrollIntoView()
}
function choose(id) {
  history.pushState(history.state, "", addressOf(id))
  show()
  reveal("nearest")
}
/* Whoever was in the bar or below it, or is told so, goes back to the node that it was about. */
function close(back = Boolean(document.activeElement.closest(".lm-chosen-bar, .lm-chosen"))) {
  const node = nodeOf(chosen())
  choose("")
  if (back) node.focus()
  light("")
}
const at = (event) => event.target.closest?.(".lm-node")

picture.addEventListener("click", (event) => {
  const node = at(event)
  if (!node || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (event.detail > 1) return // the second half of a double click
  choose(node.dataset.id === chosen() ? "" : node.dataset.id)
  if (event.detail === 0 && chosen()) bar.focus({ preventScroll: true }) // by keyboard
})
for (const [starts, ends] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  picture.addEventListener(starts, (event) => {
    if (at(event) && !chosen()) light(at(event).dataset.id)
  })
  picture.addEventListener(ends, (event) => {
    if (at(event) && !chosen()) light("")
  })
}
const [joins, everything] = all("button", bar)
joins.addEventListener("click", () => {
  panel.scrollIntoView()
  panel.focus({ preventScroll: true })
})
everything.addEventListener("click", () => close(true))
document.addEventListener("keydown", (event) => {
  const places = ".lm-picture, .lm-chosen-bar, .lm-chosen"
  const here = event.target === document.body || event.target.closest(places)
  if (event.key === "Escape" && here && chosen()) close()
})
list.addEventListener("toggle", ({ target }) => {
  const id = target.closest("li")?.id.replace("list-", "")
  if (isDrawn() || !nodeOf(id) || target.open === (id === chosen())) return
  history.replaceState(history.state, "", addressOf(target.open ? id : ""))
}, true)
for (const one of nodes) one.setAttribute("aria-controls", bar.id)
addEventListener("popstate", show)
addEventListener("hashchange", show)
wide.addEventListener("change", () => {
  show()
  reveal("center")
})
show()
if (list.contains(named())) {
  unfold() // the item was not there when the page came
  named().scrollIntoView()
}
reveal("center")

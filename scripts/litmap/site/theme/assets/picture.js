/* A picture of nodes and lines: pointing at a node lights what it is joined to; choosing it keeps that, shows it in words
   below, and writes it into the address (#n=ID). Where the picture is not shown, on phones, the same address opens the
   node's item in the list. The server said what is joined to what; without script a node is a link. */

const picture = document.querySelector(".lm-picture")
const figure = picture.parentElement
const panel = figure.querySelector(".lm-chosen")
const nodes = [...picture.querySelectorAll(".lm-node")]
const lines = [...picture.querySelectorAll("[data-from]")]
const chosen = () => new URLSearchParams(location.hash.slice(1)).get("n")
const nodeOf = id => nodes.find(one => one.dataset.id === id)
const itemOf = id => document.getElementById(`list-${id}`)
const isDrawn = () => picture.checkVisibility()
const list = figure.querySelector(".lm-aslist")

/* Ties say what they are and may be filtered: what is joined to a node by those that show, and in which words. */
function tiesOf(id) {
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
  const ties = figure.matches(".lm-network") ? tiesOf(id) : null
  const near = new Set(node ? [id, ...(ties?.keys() ?? node.dataset.near.split(" "))] : [])
  picture.toggleAttribute("data-lit", Boolean(node))
  for (const line of lines) {
    const { from, to } = line.dataset
    line.classList.toggle("lm-lit", line.matches(".lm-line") ? near.has(from) && near.has(to) : from === id || to === id)
  }
  for (const one of nodes) {
    one.classList.toggle("lm-lit", near.has(one.dataset.id))
    if (ties) one.querySelector("small").textContent = [...ties.get(one.dataset.id) ?? []].join(", ")
  }
}
export function show() {
  const id = chosen()
  const node = nodeOf(id)
  light(id)
  for (const one of nodes) {
    one.setAttribute("aria-expanded", one === node)
    one === node ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")
  }
  panel.hidden = !node || !isDrawn()
  panel.querySelector("div").replaceChildren(...(node ? [itemOf(id).querySelector(".lm-joined").cloneNode(true)] : []))
  if (list.contains(document.getElementById(location.hash.slice(1)))) figure.toggleAttribute("data-list", true)
  if (node && !isDrawn()) for (const fold of [itemOf(id).closest(".lm-fold"), itemOf(id).querySelector("details")]) if (fold) fold.open = true
}
/* Brings what is chosen into sight: in the picture above the panel, or in the list. */
function reveal(block) {
  const id = chosen()
  if (nodeOf(id)) isDrawn() ? nodeOf(id).scrollIntoView({ block }) : itemOf(id).scrollIntoView()
}
function choose(id) {
  history.pushState(history.state, "", id ? `#n=${id}` : location.pathname + location.search)
  show()
  reveal("nearest")
}
/* Whoever was in the panel, or is told so, goes back to the node that it was about. */
function close(back = panel.contains(document.activeElement)) {
  const node = nodeOf(chosen())
  choose("")
  if (back) node.focus()
  light("")
}
const at = event => event.target.closest?.(".lm-node")

picture.addEventListener("click", event => {
  const node = at(event)
  if (!node || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (event.detail > 1) return // the second half of a double click
  choose(node.dataset.id === chosen() ? "" : node.dataset.id)
  if (event.detail === 0 && chosen()) panel.focus({ preventScroll: true }) // by keyboard
})
for (const [starts, ends] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  picture.addEventListener(starts, event => { if (at(event) && !chosen()) light(at(event).dataset.id) })
  picture.addEventListener(ends, event => { if (at(event) && !chosen()) light("") })
}
panel.querySelector("button").addEventListener("click", () => close(true))
document.addEventListener("keydown", event => {
  const here = event.target === document.body || event.target.closest(".lm-picture, .lm-chosen")
  if (event.key === "Escape" && here && chosen()) close()
})
list.addEventListener("toggle", ({ target }) => {
  const id = target.closest("li")?.id.replace("list-", "")
  if (isDrawn() || !nodeOf(id) || target.open === (id === chosen())) return
  history.replaceState(history.state, "", target.open ? `#n=${id}` : location.pathname + location.search)
}, true)
for (const one of nodes) one.setAttribute("aria-controls", panel.id)
addEventListener("popstate", show)
addEventListener("hashchange", show)
matchMedia("(min-width: 76.25em)").addEventListener("change", () => { show(); reveal("center") })
show()
reveal("center")

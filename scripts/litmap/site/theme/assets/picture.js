/* A picture of nodes and lines: pointing at a node lights what it is joined to; choosing it keeps that, shows it in words
   below, and writes it into the address (#n=ID). The server said what is joined to what; without script a node is a link. */

const picture = document.querySelector(".lm-picture")
const panel = picture.parentElement.querySelector(".lm-chosen")
const nodes = [...picture.querySelectorAll(".lm-node")]
const lines = [...picture.querySelectorAll("[data-from]")]
const chosen = () => new URLSearchParams(location.hash.slice(1)).get("n")

function light(id) {
  const node = nodes.find(one => one.dataset.id === id)
  picture.toggleAttribute("data-lit", Boolean(node))
  const near = new Set(node ? [id, ...node.dataset.near.split(" ")] : [])
  const says = {}
  for (const line of lines) {
    const { from, to, says: words, inverse } = line.dataset
    const own = from === id || to === id
    line.classList.toggle("lm-lit", line.matches(".lm-line") ? near.has(from) && near.has(to) : own)
    if (own && words && getComputedStyle(line).display !== "none") (says[from === id ? to : from] ??= new Set()).add(from === id ? words : inverse)
  }
  for (const one of nodes) {
    one.classList.toggle("lm-lit", near.has(one.dataset.id))
    if (one.matches(".lm-network *")) one.querySelector("small").textContent = [...says[one.dataset.id] ?? []].join(", ")
  }
  return node
}
function show() {
  const id = chosen()
  const node = light(id)
  for (const one of nodes) one === node ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")
  panel.hidden = !node
  panel.firstElementChild.replaceChildren(
    ...(node ? [document.querySelector(`#list-${CSS.escape(id)} .lm-joined`).cloneNode(true)] : []))
}
function choose(id) {
  history.pushState(history.state, "", id ? `#n=${id}` : location.pathname + location.search)
  show()
}
const at = event => event.target.closest?.(".lm-node")

picture.addEventListener("click", event => {
  const node = at(event)
  if (!node || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  choose(node.dataset.id === chosen() ? "" : node.dataset.id)
})
for (const [starts, ends] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  picture.addEventListener(starts, event => { if (at(event) && !chosen()) light(at(event).dataset.id) })
  picture.addEventListener(ends, event => { if (at(event) && !chosen()) light("") })
}
panel.querySelector("button").addEventListener("click", () => {
  const node = nodes.find(one => one.hasAttribute("aria-current"))
  choose("")
  node?.focus()
  light("")
})
document.addEventListener("keydown", event => { if (event.key === "Escape" && chosen()) choose("") })
addEventListener("popstate", show)
addEventListener("hashchange", show)
show()
/* An address that names a node shows it, above the panel. */
nodes.find(one => one.dataset.id === chosen())?.scrollIntoView({ block: "center" })

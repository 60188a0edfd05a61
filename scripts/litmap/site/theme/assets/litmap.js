/* What a page can do beyond showing itself: copy, cards for citations, filters for the bibliography, and "my list",
   which lives in the address alone (?list=key,key). Everything works without it, as plain links and lists.
   Order: menu, copy, cards, my list, bibliography. */

import { remember } from "./choices.js"

const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const address = () => new URL(location.href)

/* ---- Menu and search on narrow screens are labels of hidden boxes, which no key reaches: made buttons ---- */
for (const label of all("label.md-header__button:is([for=__drawer], [for=__search])")) {
  const box = document.getElementById(label.htmlFor)
  const button = Object.assign(document.createElement("button"), { type: "button", className: label.className })
  for (const name of ["for", "aria-label"]) button.setAttribute(name, label.getAttribute(name)) // the theme's style asks for `for`
  button.append(...label.childNodes)
  const tell = () => button.setAttribute("aria-expanded", box.checked)
  button.addEventListener("click", () => {
    box.click()
    if (box.id === "__search") document.querySelector("[data-md-component=search-query]").focus()
  })
  box.addEventListener("change", tell)
  tell()
  label.replaceWith(button)
}
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  for (const button of all("button[for]")) {
    const box = document.getElementById(button.getAttribute("for"))
    if (!box.checked) continue
    if (box.id === "__drawer") box.click() // the theme closes the search itself
    setTimeout(() => button.focus())
  }
}, true)
matchMedia("(min-width: 76.25em)").addEventListener("change", () => {
  for (const box of all("#__drawer:checked, #__search:checked")) box.click()
})
/* The switch of colours is two radios with a label each, of which one shows: made one button. */
const palette = document.querySelector("[data-md-component=palette]")
if (palette) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "md-header__button md-icon" })
  const label = () => palette.querySelector("label:not([hidden])")
  const tell = () => {
    if (!label()) return
    button.setAttribute("aria-label", label().title)
    button.replaceChildren(...label().cloneNode(true).childNodes)
  }
  button.addEventListener("click", () => label().click())
  new MutationObserver(tell).observe(palette, { subtree: true, attributeFilter: ["hidden"] })
  palette.after(button)
  palette.style.display = "none"
  tell()
}

/* ---- Copy ---- */
async function copied(button, text) {
  const words = button.textContent
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = "Copied"
  } catch {
    button.textContent = "Not copied: select the text"
  }
  button.setAttribute("aria-live", "polite")
  setTimeout(() => { button.textContent = words }, 2000)
}
for (const button of all(".lm-copy")) {
  button.hidden = false
  button.addEventListener("click", () => copied(button, document.getElementById(button.dataset.copy).textContent))
}
for (const link of all(".lm-permalink")) {
  link.addEventListener("click", () => { const url = address(); url.hash = link.hash; copied(link, url.href) })
}

/* ---- Cards: the reference behind a citation, by mouse, focus or touch; Escape closes ---- */
const meanings = JSON.parse(document.querySelector(".lm-refs[data-roles]")?.dataset.roles ?? "{}")
const card = Object.assign(document.createElement("div"), { id: "__cite-card", className: "lm-cite-card", hidden: true })
card.setAttribute("role", "tooltip")
document.body.append(card)
let shown = null
let leaving = 0

function open(link) {
  const work = document.getElementById(`ref-${link.dataset.key}`)?.querySelector(".lm-work-text")
  if (!work) return
  clearTimeout(leaving)
  close()
  const role = link.dataset.role
  const says = Object.assign(document.createElement("p"), { className: "lm-card-role", textContent: `${role}: ${meanings[role]}` })
  const text = Object.assign(document.createElement("p"), { textContent: work.textContent })
  const more = Object.assign(document.createElement("a"), { href: link.href, textContent: "All sentences that cite it" })
  card.replaceChildren(says, text, more)
  card.hidden = false
  link.setAttribute("aria-describedby", card.id)
  place(link)
  shown = link
}
function place(link) {
  const at = link.getClientRects()[0]
  const room = document.documentElement.clientWidth - card.offsetWidth - 8
  const below = at.bottom + 6 + card.offsetHeight < innerHeight
  card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`
  card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`
}
function close() {
  shown?.removeAttribute("aria-describedby")
  shown = null
  card.hidden = true
}
const closeSoon = () => { leaving = setTimeout(close, 200) }
const citation = event => event.target.closest?.("a.cite")

document.addEventListener("pointerover", event => {
  if (event.pointerType === "touch") return
  if (card.contains(event.target)) clearTimeout(leaving)
  else if (citation(event)) open(citation(event))
  else if (shown && !leaving) closeSoon()
})
document.addEventListener("pointerout", event => {
  if (event.pointerType !== "touch" && (citation(event) || card.contains(event.target))) closeSoon()
})
document.addEventListener("focusin", event => { if (citation(event)?.matches(":focus-visible")) open(citation(event)) })
document.addEventListener("focusout", event => { if (citation(event) && !card.contains(event.relatedTarget)) closeSoon() })
card.addEventListener("focusout", closeSoon)
let touched = false
document.addEventListener("pointerdown", event => { touched = event.pointerType === "touch" })
document.addEventListener("click", event => {
  const link = citation(event)
  if (link && touched && shown !== link && document.getElementById(`ref-${link.dataset.key}`)) {
    event.preventDefault()
    open(link)
  } else if (!link && !card.contains(event.target)) close()
})
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  close()
  for (const term of all(".lm-term:hover, .lm-term:focus-within")) {
    term.classList.add("lm-shut")
    term.addEventListener("pointerleave", () => term.classList.remove("lm-shut"), { once: true })
    term.addEventListener("focusout", () => term.classList.remove("lm-shut"), { once: true })
  }
})

/* ---- My list ---- */
const mine = () => (address().searchParams.get("list") ?? "").split(",").filter(key => /^[a-z][a-z0-9-]*$/.test(key))
const bibliography = document.querySelector(".lm-bibliography")
const home = document.querySelector('link[rel="stylesheet"][href*="assets/litmap.css"]')?.href.split("assets/")[0]
const bar = Object.assign(document.createElement("p"), { className: "lm-bar", hidden: true })
bar.setAttribute("role", "status")
document.body.append(bar)

function showList() {
  const keys = mine()
  for (const box of all("[data-pick]")) {
    box.closest("label").hidden = false
    box.checked = keys.includes(box.dataset.pick)
  }
  bar.hidden = !keys.length || Boolean(bibliography)
  const link = Object.assign(document.createElement("a"), {
    href: `${home}references/?mine=1&list=${keys.join(",")}`, textContent: `My list: ${keys.length} work${keys.length > 1 ? "s" : ""}` })
  bar.replaceChildren(link)
  if (bibliography) {
    const box = document.querySelector(".lm-mine")
    box.hidden = !keys.length
    box.querySelector("span").textContent = `${keys.length} work${keys.length === 1 ? "" : "s"}`
  }
}
document.addEventListener("change", event => {
  const key = event.target.dataset?.pick
  if (!key) return
  const kept = mine().filter(one => one !== key)
  remember({ list: (event.target.checked ? [...kept, key] : kept).join(",") })
  showList()
  filter()
})
/* The list goes along to every page of the site that the reader opens from here. */
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href]")
  const list = mine().join(",")
  if (!list || !link || link.origin !== location.origin || link.download || link.pathname === location.pathname) return
  const url = new URL(link.href)
  if (!url.searchParams.has("list")) url.searchParams.set("list", list)
  url.search = url.search.replaceAll("%2C", ",")
  link.href = url.href
}, true)
for (const button of all("[data-take]")) {
  button.addEventListener("click", async () => {
    const kind = button.dataset.take
    if (!kind) { remember({ list: "", mine: "" }); showList(); restore(); filter(); return }
    const works = await (await fetch(`${home}data/works.json`)).json()
    const found = mine().filter(key => works[key]).map(key => works[key][kind])
    const text = kind === "json" ? JSON.stringify(found, null, 1) : found.join(kind === "bib" ? "\n\n" : "")
    const file = URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain" }))
    Object.assign(document.createElement("a"), { href: file, download: `my-list.${kind}` }).click()
    URL.revokeObjectURL(file)
  })
}

/* ---- Bibliography: filter and sort, the choice in the address ---- */
const form = document.querySelector(".lm-filter")
const works = bibliography ? [...bibliography.children] : []
const sorts = {
  "": (a, b) => works.indexOf(a) - works.indexOf(b),
  year: (a, b) => (b.dataset.year || "0").localeCompare(a.dataset.year || "0"),
  cited: (a, b) => b.dataset.cited - a.dataset.cited,
  type: (a, b) => a.dataset.type.localeCompare(b.dataset.type),
}
function fits(work, chosen) {
  const { words = "", year, type, role, entry } = chosen
  return (!year || work.dataset.year === year) && (!type || work.dataset.type === type)
    && (!role || work.dataset.role.split(" ").includes(role)) && (!entry || work.dataset.entry.split(" ").includes(entry))
    && words.toLowerCase().split(/\s+/).every(word => work.textContent.toLowerCase().includes(word))
    && (!chosen.mine || mine().includes(work.id))
}
function filter() {
  if (!form) return
  const chosen = Object.fromEntries(new FormData(form))
  remember({ words: "", year: "", type: "", role: "", entry: "", sort: "", mine: "", ...chosen })
  for (const work of works) work.hidden = !fits(work, chosen)
  bibliography.append(...works.toSorted(sorts[chosen.sort] ?? sorts[""]))
  const left = works.filter(work => !work.hidden).length
  form.querySelector("output").textContent = `${left} of ${works.length} works`
}
function restore() {
  const chosen = address().searchParams
  for (const field of form?.elements ?? []) {
    if (field.type === "checkbox") field.checked = chosen.has(field.name)
    else if (field.name) field.value = chosen.get(field.name) ?? ""
  }
}
if (form) {
  form.hidden = false
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", filter)
}
function show() { showList(); restore(); filter() }
addEventListener("pageshow", show)
addEventListener("popstate", show)
show()

/* ---- The pictures, where a page has one ---- */
for (const name of ["picture", "matrix", "network", "timeline"]) if (document.querySelector(`.lm-${name}`)) import(`./${name}.js`)

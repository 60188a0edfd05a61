/* The verdict tables: a cell opens its reasons right below its row (#cell-…), fetched from the page that its link leads to;
   rows and cells of barriers are chosen and sorted within their group (?order=…), and with them the lists, which phones
   show in place of the table. Without script both are there whole, in the order of the argument. */

import { choices } from "./choices.js"
import { all, made, named, partsOf } from "./page.js"

const form = document.querySelector(".lm-choose")
const matrix = form.closest(".lm-matrix")
const table = matrix.querySelector("table")
const rows = all("tr.lm-row", table)
const folds = Object.fromEntries(
  all("details[data-row]", matrix).map((fold) => [fold.dataset.row, fold]),
)
const cellsOf = (row) => all("td[data-tone]", row)
const foldOf = (row) => folds[row.dataset.row]
const lineOf = (cell) =>
  foldOf(cell.parentElement).querySelector(`.lm-said[data-column="${cell.dataset.column}"]`)
const wayOf = (cell) => document.getElementById(`list-${nameOf(cell.querySelector("a"))}`)
const nameOf = (link) => link.id.replace(/^(?:cell|list)-/, "")

/* ---- What is behind a cell ---- */

const behind = made("tr", { className: "lm-behind" })
const room = behind.appendChild(made("td", { tabIndex: -1 }))
const opened = () =>
  behind.isConnected ? document.querySelector(".lm-cells [aria-expanded=true]") : null

function close() {
  opened()?.setAttribute("aria-expanded", "false")
  behind.remove()
}
/* Shows below a cell's row what its link leads to. */
async function open(link) {
  close()
  const row = link.closest("tr")
  const shut = made("button", { type: "button", textContent: "Close" })
  shut.addEventListener("click", () => leave())
  room.colSpan = row.cells.length
  room.replaceChildren(shut, "…")
  row.after(behind)
  link.setAttribute("aria-expanded", "true")
  try {
    const [content] = await partsOf(link.href, `[id="${link.hash.slice(1)}"]`)
    if (link === opened()) room.replaceChildren(shut, ...content.childNodes)
  } catch {
    location.href = link.href
  }
}
function leave() {
  const link = opened()
  close()
  link.focus()
  history.pushState(history.state, "", location.pathname + location.search)
}
const at = (event) => event.target.closest?.(".lm-cells td > a")

for (const link of all(".lm-cells td > a")) link.setAttribute("aria-expanded", "false")
document.addEventListener("click", (event) => {
  const link = at(event)
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (link === opened()) return leave()
  open(link)
  history.pushState(history.state, "", `#${link.id}`)
  if (event.detail === 0) room.focus({ preventScroll: true }) // by keyboard
})
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest(".lm-cells") && opened()) leave()
})

/* ---- Which cells are shown, and in which order ---- */

const weigh = {
  "": (row) => rows.indexOf(row),
  cells: (row) => -cellsOf(row).length,
  works: (row) => -cellsOf(row).reduce((sum, cell) => sum + Number(cell.dataset.count), 0),
  year: (row) => -Math.max(0, ...cellsOf(row).map((cell) => Number(cell.dataset.year))),
}
const byName = (a, b) => a.cells[0].textContent.localeCompare(b.cells[0].textContent)

function fits(cell, { pathway, effect, role }) {
  return (!pathway || cell.dataset.column === pathway) &&
    (!effect || cell.dataset.effects.split(" ").includes(effect)) &&
    (!role || cell.dataset.roles.split(" ").includes(role))
}
/* Shows what fits of a row, and returns how many of its cells do. */
function showRow(row, said) {
  const cells = cellsOf(row)
  const fitting = cells.filter((cell) => fits(cell, said))
  for (const cell of cells) {
    const out = !fitting.includes(cell)
    cell.classList.toggle("lm-out", out)
    wayOf(cell).parentElement.hidden = lineOf(cell).hidden = out
  }
  const elsewhere = said.order && row.parentElement.dataset.order !== said.order
  const empty = (said.pathway || said.effect || said.role) && !fitting.length
  row.hidden = foldOf(row).hidden = Boolean(elsewhere || empty)
  return row.hidden ? 0 : fitting.length
}
function sort(group, order) {
  const now = all("tr.lm-row", group)
  const own = now.toSorted(order)
  const lists = foldOf(own[0]).parentElement
  group.hidden = lists.hidden = own.every((row) => row.hidden)
  if (own.every((row, place) => row === now[place])) return
  group.append(...own)
  lists.append(...own.map(foldOf))
}
function show(said) {
  if (table.contains(behind)) close()
  const left = rows.reduce((sum, row) => sum + showRow(row, said), 0)
  const weight = weigh[said.sort]
  for (const group of table.tBodies) sort(group, weight ? (a, b) => weight(a) - weight(b) : byName)
  return `${left} filled cells in ${
    rows.filter((row) => !row.hidden).length
  } of ${rows.length} rows`
}
const { clear } = choices(form, show)

/* ---- What the address names ---- */

/* The cell or, where no table is shown, the list that the address means. */
function meant() {
  const wanted = named()
  if (!wanted?.matches(".lm-cells td > a, .lm-ways-behind a")) return null
  const name = nameOf(wanted)
  const cell = document.getElementById(`cell-${name}`)
  const isDrawn = cell.closest("table").checkVisibility()
  return isDrawn ? cell : document.getElementById(`list-${name}`)
}
/* Brings it into sight, past a filter or out of its fold. */
function reveal() {
  const target = meant()
  if (!target) return close()
  const isCell = target.matches("td > a")
  const fold = isCell ? null : target.closest("details")
  if (fold) fold.open = true
  if (!target.checkVisibility({ visibilityProperty: true })) clear()
  if (isCell) open(target)
  target.scrollIntoView({ block: isCell ? "center" : "start" })
}
addEventListener("popstate", reveal)
reveal()

/* The matrices: choose rows and cells, sort rows within their group, and with them the lists below, which phones show
   instead (?order=…). Opening a cell's list unfolds what holds it. Without script the whole tables and lists are there, in
   the order of the argument. */

import { choices } from "./choices.js"
import { all, named } from "./page.js"

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
const listOf = (cell) => document.getElementById(cell.querySelector("a").hash.slice(1))
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
    listOf(cell).hidden = lineOf(cell).hidden = out
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
  const left = rows.reduce((sum, row) => sum + showRow(row, said), 0)
  const weight = weigh[said.sort]
  for (const group of table.tBodies) sort(group, weight ? (a, b) => weight(a) - weight(b) : byName)
  return `${left} filled cells in ${
    rows.filter((row) => !row.hidden).length
  } of ${rows.length} rows`
}
const { clear } = choices(form, show)

/* What the address names comes into sight: out of its fold, past a filter, and on phones the list for its cell. */
function unfold(opened) {
  const wanted = named()
  if (!matrix.parentElement.contains(wanted)) return
  const reach = () => {
    const target = wanted.checkVisibility() || !wanted.hash
      ? wanted
      : document.getElementById(wanted.hash.slice(1))
    const fold = target.closest("details")
    const shut = Boolean(fold && !fold.open)
    if (shut) fold.open = true
    return [target, shut || target !== wanted]
  }
  let [target, moved] = reach()
  if (!target.checkVisibility({ visibilityProperty: true })) {
    clear()
    ;[target] = reach()
    moved = true
  }
  if (moved || opened) target.scrollIntoView()
}
addEventListener("hashchange", () => unfold(false))
unfold(true)

/* The matrices: choose rows and cells, sort rows within their group, and with them the lists below, which phones show
   instead; the choice stands in the address (?order=…). Opening a cell's list unfolds what holds it. Without script the
   whole tables and lists stand, in the paper's order. */

import { choices } from "./choices.js"

const form = document.querySelector(".lm-choose")
const matrix = form.closest(".lm-matrix")
const table = matrix.querySelector("table")
const rows = [...table.querySelectorAll("tr.lm-row")]
const cells = row => [...row.querySelectorAll("td[data-tone]")]
const folds = Object.fromEntries([...matrix.querySelectorAll("details")].map(fold => [fold.dataset.row, fold]))
const foldOf = row => folds[row.dataset.row]
const lineOf = cell => foldOf(cell.parentElement).querySelector(`.lm-said[data-column="${cell.dataset.column}"]`)
const listOf = cell => document.getElementById(cell.querySelector("a").hash.slice(1))
const sum = (row, value) => cells(row).reduce((total, cell) => total + value(cell), 0)
const weigh = {
  "": row => rows.indexOf(row),
  cells: row => -cells(row).length,
  works: row => -sum(row, cell => Number(cell.dataset.count)),
  year: row => -Math.max(0, ...cells(row).map(cell => Number(cell.dataset.year))),
  name: null,
}

function fits(cell, { pathway, effect, role }) {
  return (!pathway || cell.dataset.column === pathway)
    && (!effect || cell.dataset.effects.split(" ").includes(effect))
    && (!role || cell.dataset.roles.split(" ").includes(role))
}
function show(chosen) {
  let left = 0
  for (const row of rows) {
    let found = 0
    for (const cell of cells(row)) {
      const out = !fits(cell, chosen)
      cell.classList.toggle("lm-out", out)
      listOf(cell).hidden = lineOf(cell).hidden = out
      if (!out) found += 1
    }
    row.hidden = Boolean(chosen.order && row.parentElement.dataset.order !== chosen.order)
      || Boolean((chosen.pathway || chosen.effect || chosen.role) && !found)
    foldOf(row).hidden = row.hidden
    if (!row.hidden) left += found
  }
  const weight = weigh[chosen.sort]
  const order = weight ? (a, b) => weight(a) - weight(b) : (a, b) => a.cells[0].textContent.localeCompare(b.cells[0].textContent)
  for (const group of table.tBodies) {
    const now = [...group.querySelectorAll("tr.lm-row")]
    const own = now.toSorted(order)
    const lists = foldOf(own[0]).parentElement
    group.hidden = lists.hidden = own.every(row => row.hidden)
    if (own.every((row, place) => row === now[place])) continue
    group.append(...own)
    lists.append(...own.map(foldOf))
  }
  return `${left} filled cells in ${rows.filter(row => !row.hidden).length} of ${rows.length} rows`
}
const { clear } = choices(form, show)
/* What the address names comes into sight: out of its fold, past a filter, and on phones the list for its cell. */
function unfold(opened) {
  const named = document.getElementById(location.hash.slice(1))
  if (!matrix.parentElement.contains(named)) return
  const reach = () => {
    const target = named.checkVisibility() || !named.hash ? named : document.getElementById(named.hash.slice(1))
    const fold = target.closest("details")
    const shut = Boolean(fold && !fold.open)
    if (shut) fold.open = true
    return [target, shut || target !== named]
  }
  let [target, moved] = reach()
  if (!target.checkVisibility({ visibilityProperty: true })) {
    clear();
    [target] = reach()
    moved = true
  }
  if (moved || opened) target.scrollIntoView()
}
addEventListener("hashchange", () => unfold(false))
unfold(true)

/* Registers: long tables that a reader filters by facets and words, sorts, and takes away as shown.

   What is chosen stands in the address (?section=4,5&q=treaty&sort=page). Rows of the register's later pages are fetched
   when something is asked of them. */

import { facetBoxes, plainButton } from "./boxes.js"
import { chosen, follow, remember } from "./choices.js"
import { copy } from "./copy.js"
import { download, sheet } from "./csv.js"
import { all, asTyped, count, partsOf, wordsOf } from "./page.js"

const STEP = 20
const register = document.querySelector(".lm-register")
const form = register.querySelector(".lm-facets")
const table = register.querySelector("table")
const words = register.querySelector(".lm-words")
const orders = register.querySelector(".lm-orders")
const output = register.querySelector("output")
const more = register.querySelector(".lm-more")
const boxes = facetBoxes(form, {
  chips: register.querySelector(".lm-chips"),
  change,
  focus: words,
})
const names = boxes.all.map(({ name }) => name)
const heads = all("th[data-sort]", table)
const usual = orders?.value ?? heads.find((head) => head.ariaSort)?.dataset.sort ?? ""
const rows = []
const later = all(".lm-pages a[data-later]", register)
const first = { fitting: Number(register.dataset.fitting), total: Number(register.dataset.total) }
let limit = STEP
let sorted = usual
let fitting = []

/** The rows that fit now, in their order, those behind 'Show the next' included. */
export const shown = () => fitting.map(({ row }) => row)

/** Told to the register when other rows fit. */
export const SHOWN = "lm-shown"
/* Told before rows of a later page are read. */
const LOADED = "lm-loaded"

/** Reads the rows again, whose values have changed, and shows those that fit. */
export function reread() {
  for (const { row } of rows.splice(0)) take(row)
  return restore()
}

function take(row) {
  const values = {}
  for (const name of names) {
    values[name] = (row.getAttribute(`data-in-${name}`) ?? "").split(" ").filter(Boolean)
  }
  rows.push({ row, values, text: searched(row), place: rows.length })
}

/* What is searched for words: a row's own, those that it holds unseen, and none that the page says of it. */
function searched(row) {
  const copy = row.cloneNode(true)
  for (const part of all("[data-unsearched]", copy)) part.remove()
  return asTyped(`${wordsOf(copy)} ${row.dataset.words ?? ""}`)
}

let loading = null
/** Reads the rows of the later pages, once for all who ask meanwhile. */
export const load = () => loading ??= readLater().finally(() => loading = null)

/* The rows of the later pages. */
async function readLater() {
  while (later.length) {
    const { href } = later[0]
    const found = await partsOf(href, ".lm-found .lm-row")
    later.shift()
    table.tBodies[0].append(...found)
    register.dispatchEvent(new Event(LOADED))
    for (const row of found) take(row)
  }
}

const sort = () => orders?.value ?? heads.find((head) => head.ariaSort)?.dataset.sort ?? usual

function isAsAtFirst() {
  return boxes.areAsAtFirst() && !words?.value && sort() === usual
}
function write() {
  remember({
    q: words?.value ?? "",
    sort: sort() === usual ? "" : sort(),
    ...boxes.said(),
  })
}
function read() {
  const given = chosen()
  boxes.read(given)
  if (words) words.value = given.get("q") ?? ""
  mark(given.get("sort") ?? usual)
}
function mark(name) {
  if (orders) orders.value = [...orders.options].some(({ value }) => value === name) ? name : usual
  for (const head of heads) head.ariaSort = head.dataset.sort === name ? "ascending" : null
}

/* Finds the rows that fit, and for each box how many would: those that fit all other facets. */
function find() {
  const wanted = boxes.chosen()
  const asked = asTyped(words?.value ?? "").split(/\s+/)
  const counts = Object.fromEntries(names.map((name) => [name, Object.create(null)]))
  fitting = []
  for (const one of rows) {
    if (!asked.every((word) => one.text.includes(word))) continue
    const misses = names.filter((name) =>
      wanted[name].length && !one.values[name].some((value) => wanted[name].includes(value))
    )
    if (!misses.length) fitting.push(one)
    if (misses.length > 1) continue
    for (const name of misses.length ? misses : names) {
      for (const value of one.values[name]) {
        counts[name][value] = (counts[name][value] ?? 0) + 1
      }
    }
  }
  boxes.label(counts)
}
function order() {
  const by = sort()
  const column = heads.find((head) => head.dataset.sort === by)?.cellIndex
  const key = ({ row }) =>
    row.getAttribute(`data-by-${by}`) ?? row.cells[column]?.textContent.trim() ?? ""
  fitting.sort((a, b) =>
    by === usual
      ? a.place - b.place
      : key(a).localeCompare(key(b), undefined, { numeric: true }) || a.place - b.place
  )
  if (by === sorted && by === usual) return
  sorted = by
  table.tBodies[0].append(...fitting.map(({ row }) => row))
}
function draw(number, total) {
  const open = new Set(fitting.slice(0, limit))
  for (const one of rows) {
    const hidden = !open.has(one)
    if (one.row.hidden !== hidden) one.row.hidden = hidden
  }
  register.setAttribute("data-on", "")
  const every = count(total, register.dataset.noun)
  output.textContent = number === total ? every : `${number} of ${every}`
  for (const place of all(".lm-fitting", register)) place.textContent = number
  const next = Math.min(STEP, number - limit)
  more.hidden = next <= 0
  if (next > 0) {
    more.replaceChildren(
      `${limit} of ${number} shown. `,
      plainButton(`Show the next ${next}`, () => extend(limit + STEP)),
      " · ",
      plainButton(`all ${number}`, () => extend(number)),
    )
  }
}
async function extend(number) {
  const last = fitting[limit - 1]
  limit = number
  await show()
  fitting[fitting.indexOf(last) + 1]?.row.querySelector("a")?.focus({ preventScroll: true })
}
async function show() {
  boxes.draw(words?.value ? 1 : 0)
  form.querySelector("[type=reset]").hidden = isAsAtFirst()
  const enough = rows.filter(({ row }) => !row.hasAttribute("data-off")).length
  const wants = !isAsAtFirst() || limit > enough
  if (later.length && wants) {
    output.textContent = "Loading the other rows …"
    try {
      await load()
    } catch {
      output.textContent = "The other rows could not be loaded."
      return
    }
  }
  if (later.length) {
    fitting = rows.filter(({ row }) => !row.hasAttribute("data-off"))
    draw(first.fitting, first.total)
  } else {
    find()
    order()
    draw(fitting.length, rows.length)
  }
  register.dispatchEvent(new Event(SHOWN))
}
function change() {
  limit = STEP
  write()
  return show()
}
function restore() {
  read()
  return show()
}

for (const row of all(".lm-row", table)) take(row)
for (const head of heads) {
  const sorter = plainButton(head.textContent, () => {
    mark(head.dataset.sort)
    change()
  })
  head.replaceChildren(sorter)
}
form.addEventListener("reset", () => {
  if (words) words.value = ""
  mark(usual)
  setTimeout(change)
})
orders?.addEventListener("change", change)
words?.addEventListener("input", change)
register.querySelector(".lm-copy-view").addEventListener(
  "click",
  ({ currentTarget }) => copy(currentTarget, location.href),
)
register.querySelector(".lm-csv")?.addEventListener("click", (event) => {
  event.preventDefault()
  download(`${register.dataset.name}.csv`, sheet(table, shown()))
})
follow(restore)

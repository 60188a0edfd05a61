/* Registers: long tables that a reader filters by facets and words, sorts, and takes away as shown.

   What is chosen stands in the address (?section=4,5&q=treaty&sort=page). A facet as it was at first is not in it; one with
   no box ticked is 'all'. Rows of the register's later pages are fetched when something is asked of them. */

import { chosen, follow, remember } from "./choices.js"
import { copy } from "./copy.js"
import { download, sheet } from "./csv.js"
import { all, asTyped, count, made, pageAt, wordsOf } from "./page.js"

const STEP = 20
const register = document.querySelector(".lm-register")
const form = register.querySelector(".lm-facets")
const table = register.querySelector("table")
const words = register.querySelector(".lm-words")
const chips = register.querySelector(".lm-chips")
const orders = register.querySelector(".lm-orders")
const output = register.querySelector("output")
const more = register.querySelector(".lm-more")
const opener = form.querySelector(".lm-facets-open")
const facets = all("fieldset", form).map((set) => ({
  name: set.dataset.facet,
  without: set.dataset.without,
  boxes: all("input", set),
}))
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
  for (const { name } of facets) {
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

/* The rows of the later pages. Their links start from their own page, so they are made whole. */
async function readLater() {
  while (later.length) {
    const { href } = later[0]
    const page = await pageAt(href)
    later.shift()
    const found = all(".lm-found .lm-row", page)
    for (const row of found) {
      for (const link of all("a[href]", row)) {
        link.href = new URL(link.getAttribute("href"), href).href
      }
      table.tBodies[0].append(row)
    }
    register.dispatchEvent(new Event(LOADED))
    for (const row of found) take(row)
  }
}

const ticked = ({ boxes }) => boxes.filter((box) => box.checked)
const asAtFirst = ({ boxes }) => boxes.every((box) => box.checked === box.defaultChecked)
const sort = () => orders?.value ?? heads.find((head) => head.ariaSort)?.dataset.sort ?? usual

function isAsAtFirst() {
  return facets.every(asAtFirst) && !words?.value && sort() === usual
}
function write() {
  const said = { q: words?.value ?? "", sort: sort() === usual ? "" : sort() }
  for (const facet of facets) {
    const values = ticked(facet).map((box) => box.value).join(",")
    said[facet.name] = asAtFirst(facet) ? "" : values || "all"
  }
  remember(said)
}
function read() {
  const given = chosen()
  for (const { name, boxes } of facets) {
    const values = given.get(name)?.split(",")
    for (const box of boxes) {
      box.checked = values ? values.includes(box.value) : box.defaultChecked
      if (box.checked && !box.defaultChecked) box.closest("details")?.setAttribute("open", "")
    }
  }
  if (words) words.value = given.get("q") ?? ""
  mark(given.get("sort") ?? usual)
}
function mark(name) {
  if (orders) orders.value = [...orders.options].some(({ value }) => value === name) ? name : usual
  for (const head of heads) head.ariaSort = head.dataset.sort === name ? "ascending" : null
}

/* Finds the rows that fit, and for each box how many would: those that fit all other facets. */
function find() {
  const wanted = facets.map((facet) => new Set(ticked(facet).map((box) => box.value)))
  const asked = asTyped(words?.value ?? "").split(/\s+/)
  const counts = facets.map(() => new Map())
  fitting = []
  for (const one of rows) {
    if (!asked.every((word) => one.text.includes(word))) continue
    const misses = facets.filter(({ name }, at) =>
      wanted[at].size && !one.values[name].some((value) => wanted[at].has(value))
    )
    if (!misses.length) fitting.push(one)
    if (misses.length > 1) continue
    for (const [at, facet] of facets.entries()) {
      if (misses.length && misses[0] !== facet) continue
      for (const value of one.values[facet.name]) {
        counts[at].set(value, (counts[at].get(value) ?? 0) + 1)
      }
    }
  }
  for (const [at, { boxes }] of facets.entries()) {
    for (const box of boxes) label(box, counts[at].get(box.value) ?? 0)
  }
}
function label(box, number) {
  const line = box.closest("label")
  line.querySelector("b").textContent = number
  line.classList.toggle("lm-none", !number)
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
      button(`Show the next ${next}`, () => extend(limit + STEP)),
      " · ",
      button(`all ${number}`, () => extend(number)),
    )
  }
}
function button(textContent, act) {
  const made_ = made("button", { type: "button", className: "lm-plain", textContent })
  made_.addEventListener("click", act)
  return made_
}
async function extend(number) {
  const last = fitting[limit - 1]
  limit = number
  await show()
  fitting[fitting.indexOf(last) + 1]?.row.querySelector("a")?.focus({ preventScroll: true })
}
function drawChips() {
  const made_ = []
  for (const facet of facets) {
    if (!asAtFirst(facet)) {
      for (const box of ticked(facet)) made_.push(chip(named(box), [box]))
    } else if (facet.without) made_.push(chip(facet.without, facet.boxes))
  }
  chips.replaceChildren(...made_)
  const on = facets.filter((facet) => !asAtFirst(facet)).length + (words?.value ? 1 : 0)
  opener.querySelector("span").textContent = on ? `(${on} on)` : ""
  form.querySelector("[type=reset]").hidden = isAsAtFirst()
}
const named = (box) => box.closest("label").querySelector("span").textContent
function chip(text, boxes) {
  const made_ = button(text, () => {
    for (const box of boxes) box.checked = false
    change()
    ;(chips.querySelector("button") ?? words ?? opener).focus()
  })
  made_.className = "lm-chip"
  made_.ariaLabel = `${text}: take this filter away`
  return made_
}

async function show() {
  drawChips()
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
  const sorter = button(head.textContent, () => {
    mark(head.dataset.sort)
    change()
  })
  head.replaceChildren(sorter)
}
form.addEventListener("change", change)
form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("reset", () => {
  if (words) words.value = ""
  mark(usual)
  setTimeout(change)
})
orders?.addEventListener("change", change)
words?.addEventListener("input", change)
opener.addEventListener("click", () => {
  opener.ariaExpanded = String(opener.ariaExpanded !== "true")
})
register.querySelector(".lm-copy-view").addEventListener(
  "click",
  ({ currentTarget }) => copy(currentTarget, location.href),
)
register.querySelector(".lm-csv")?.addEventListener("click", (event) => {
  event.preventDefault()
  download(`${register.dataset.name}.csv`, sheet(table, shown()))
})
follow(restore)

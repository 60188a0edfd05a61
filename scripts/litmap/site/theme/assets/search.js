/* The page of results. What is looked for, and by what the results are filtered, stands in the address
   (?q=oecd&kind=claim,work), so Back, reload and a link sent to somebody show the same. */

import { facetBoxes, plainButton, wordsBeside } from "./boxes.js"
import { chosen, follow, remember } from "./choices.js"
import { copy } from "./copy.js"
import { all } from "./page.js"
import { failed, opened, soughtIn, told, walk } from "./results.js"
import { bestCard, claimRow, pageRow } from "./rows.js"

const STEP = 20
const FEW = 5
const BOXES = 8
const PAUSE = 100
/* The facet with so many boxes that the commonest come first. */
const MANY = "institution"

const page = document.querySelector(".lm-search")
const query = page.querySelector(".lm-query input")
const form = page.querySelector(".lm-facets")
const status = page.querySelector("[role=status]")
const found = page.querySelector(".lm-found")
const best = page.querySelector(".lm-best")
const groups = all(".lm-hits-of", page).map((section) => ({
  section,
  kinds: section.dataset.kinds.split(" "),
}))
const more = found.querySelector(":scope > .lm-more")
const boxes = facetBoxes(form, { chips: page.querySelector(".lm-chips"), change, focus: query })
const kinds = boxes.all.find(({ name }) => name === "kind").boxes
const doubts = boxes.all.find(({ name }) => name === "status").boxes
  .map((box) => [box.value, wordsBeside(box)])
const title = document.title
let limit = STEP
let latest = 0
let waiting = 0
let isSettled = true

const isAsked = () => kinds.some((box) => box.checked)

/* The rows below each heading: a few of each, or all of the kinds that a reader asked for. */
function drawGroups(rows, sought, counts) {
  for (const [at, group] of groups.entries()) {
    const own = rows[at]
    const shown = isAsked() ? own : own.slice(0, FEW)
    const total = group.kinds.reduce((sum, kind) => sum + (counts.kind?.[kind] ?? 0), 0)
    group.section.hidden = !own.length
    group.section.querySelector("h2 span").textContent = total
    group.section.querySelector("ol").replaceChildren(
      ...shown.map((row) => (row.group === "claim" ? claimRow : pageRow)(row, sought, doubts)),
    )
    const rest = group.section.querySelector(".lm-more")
    rest.hidden = shown.length >= total || isAsked()
    rest.replaceChildren(plainButton(`All ${total}`, () => showKinds(group)))
  }
}
function showKinds(group) {
  for (const box of kinds) box.checked = group.kinds.includes(box.value)
  change()
  query.focus()
}
function drawMore(number) {
  more.hidden = !isAsked() || number < limit
  more.replaceChildren(plainButton(`Show the next ${STEP}`, () => {
    limit += STEP
    show()
  }))
}
/* Boxes that would leave nothing are not shown; the first of the others are, the rest is folded. */
function arrange(set) {
  const fold = set.querySelector("details")
  const number = (line) => Number(line.querySelector("b").textContent)
  const lines = all("label", set)
  let useful = lines.filter((line) => number(line) || line.querySelector(":checked"))
  for (const line of lines) line.hidden = !useful.includes(line)
  set.hidden = !useful.length
  if (set.dataset.facet === MANY) useful = useful.toSorted((a, b) => number(b) - number(a))
  if (!fold) return
  const folded = useful.slice(BOXES)
  fold.hidden = !folded.length
  fold.querySelector("summary").textContent = `${folded.length} more`
  // Moved only where they stand elsewhere: a box that is moved loses the focus.
  const stand = lines.filter((line) => !line.hidden)
  const isRight = useful.every((line, at) =>
    line === stand[at] && (line.parentElement === fold) === folded.includes(line)
  )
  if (isRight) return
  fold.before(...useful.slice(0, BOXES))
  fold.append(...folded)
}
/* Each group is asked for its own rows: among the first of all it may have none. */
async function ask(words) {
  const finder = await opened()
  const filters = boxes.chosen()
  const rowsOf = async ({ kinds: own }) => {
    const kind = filters.kind.length ? own.filter((one) => filters.kind.includes(one)) : own
    if (!kind.length) return []
    const most = isAsked() ? limit : FEW + 1 // the best match does not stand among them
    return (await finder.find(words, { filters: { ...filters, kind }, limit: most })).rows
  }
  const [answer, counts, ...rows] = await Promise.all([
    finder.find(words, { filters, limit: 1, claims: false }),
    finder.counts(words, { filters }),
    ...groups.map(rowsOf),
  ])
  return { answer, counts, rows }
}
function draw(words, { answer, counts, rows }) {
  const sought = soughtIn(words, answer)
  const first = answer.rows[0]?.exact ? answer.rows[0] : null
  best.hidden = !first
  if (first) {
    best.dataset.kind = first.kind
    best.replaceChildren(...bestCard(first, sought))
  }
  const others = rows.map((own) => own.filter(({ url }) => url !== first?.url))
  drawGroups(others, sought, counts)
  drawMore(Math.max(...rows.map((own) => own.length)))
  boxes.label(counts)
  for (const set of all("fieldset", form)) arrange(set)
  status.textContent = told(answer)
  const isNone = !answer.total.pages && !answer.total.claims
  page.toggleAttribute("data-none", isNone)
  if (isNone) status.append(" ", advice())
}
function advice() {
  if (boxes.areAsAtFirst()) {
    return "Try fewer or other words, or look through the names below."
  }
  return plainButton("Search without filters", () => form.reset())
}
function empty() {
  document.title = title
  status.textContent = ""
  best.hidden = more.hidden = true
  for (const { section } of groups) section.hidden = true
}
async function show() {
  const words = query.value.trim()
  const number = ++latest
  found.ariaBusy = "true"
  const isEmpty = !words && boxes.areAsAtFirst()
  boxes.draw(0)
  form.querySelector("[type=reset]").hidden = boxes.areAsAtFirst()
  page.toggleAttribute("data-empty", isEmpty)
  page.removeAttribute("data-none")
  if (isEmpty) empty()
  else await fill(words, number)
  page.toggleAttribute("data-on", true)
  if (number === latest) found.ariaBusy = "false"
}
async function fill(words, number) {
  document.title = words ? `${words} - ${title}` : title
  try {
    const answers = await ask(words)
    if (number === latest) draw(words, answers)
  } catch {
    if (number !== latest) return
    empty()
    page.toggleAttribute("data-none", true)
    status.textContent = failed()
    status.append(" ", plainButton("Try again", show))
  }
}

/* ---- What a reader does ---- */

const write = () => remember({ q: query.value.trim(), ...boxes.said() })

function change() {
  clearTimeout(waiting)
  waiting = 0
  limit = STEP
  write()
  return show()
}
/* Words that were sent off stay in the history; those of the typing do not. */
function type() {
  if (isSettled) history.pushState(history.state, "", location.href)
  isSettled = false
  found.ariaBusy = "true"
  clearTimeout(waiting)
  waiting = setTimeout(change, PAUSE)
}
function restore() {
  if (waiting) return // somebody types already
  query.value = chosen().get("q") ?? ""
  boxes.read(chosen())
  isSettled = true
  limit = STEP
  return show()
}

query.addEventListener("input", type)
query.form.addEventListener("submit", (event) => {
  event.preventDefault()
  change()
  isSettled = true
})
form.addEventListener("reset", () => setTimeout(change))
page.querySelector(".lm-copy-view").addEventListener(
  "click",
  ({ currentTarget }) => copy(currentTarget, location.href),
)
walk(query, page)
follow(restore)
opened().catch(() => {}) // so that the first letter need not wait
if (!query.value && matchMedia("(pointer: fine)").matches) query.focus({ preventScroll: true })

/* Results as rows of the page of results. Texts are put in as text, never as markup. */

import { made, root } from "./page.js"
import { about, addressOf, icon, iconOf, marked } from "./results.js"

const ICONS = { disputed: "contested", no: "holds-no", "in-part": "holds-in-part" }

function part(tag, className, ...content) {
  const element = made(tag, { className })
  element.append(...content)
  return element
}
function linkTo(row, ...words) {
  const link = made("a", { href: addressOf(row) })
  link.dataset.hit = ""
  link.append(...words)
  return link
}
const inSmall = (words) => made("span", { textContent: words.join(" · ") })

/** The one that a reader means, as a card. */
export function bestCard(row, sought) {
  const [word, ...others] = about(row)
  const name = made("b", { textContent: word[0].toUpperCase() + word.slice(1) })
  return [
    part("p", "lm-kind", iconOf(row), name, inSmall(["", "best match", ...others])),
    part("h2", "", linkTo(row, row.title)),
    part("p", "", ...marked(row.summary, sought)),
  ]
}

/** An entry, a work or another page: what it is, and what it says. */
export function pageRow(row, sought) {
  const head = part(
    "p",
    "lm-hit-title",
    iconOf(row),
    linkTo(row, row.title),
    " ",
    inSmall(about(row)),
  )
  const item = part("li", "", head)
  item.dataset.kind = row.kind
  if (row.summary) item.append(part("p", "", ...marked(row.summary, sought)))
  return item
}

/** A claim: its sentence, its page, and what is to be said of it; `doubts` gives that in words. */
export function claimRow(row, sought, doubts) {
  const meta = part(
    "div",
    "lm-claim-meta",
    made("a", {
      href: new URL(row.of, root).href,
      textContent: row.summary,
    }),
  )
  for (const [value, words] of doubts) {
    if (!row.status.includes(value)) continue
    const mark = part("span", "lm-mark", icon(ICONS[value] ?? value), words)
    mark.dataset.status = value
    meta.append(mark)
  }
  const copies = part(
    "a",
    "lm-quiet lm-copy-claim",
    icon("copy"),
    made("span", { textContent: "Copy" }),
  )
  copies.href = addressOf(row)
  meta.append(copies)
  const text = part("p", "lm-claim-text", linkTo(row, ...marked(row.title, sought)))
  return part("li", "lm-claim", text, meta)
}

/* The library: the works shown as a file, in any order, and the reader's own list as a filter. */

import { chosen, remember } from "./choices.js"
import { CHANGED, mine, take } from "./list.js"
import { all, named } from "./page.js"

const facet = document.querySelector("[data-facet=mine]")

function mark() {
  const keys = mine()
  facet.hidden = !keys.length
  for (const row of all(".lm-library .lm-row")) {
    row.setAttribute("data-in-mine", keys.includes(row.id) ? "1" : "")
    row.querySelector("[data-pick]").checked = keys.includes(row.id)
  }
}

/* An address from before there were facets: the list held works of all kinds. */
if (chosen().get("mine") && !chosen().has("kind")) remember({ kind: "all" })
mark()
document.querySelector(".lm-register").addEventListener("lm-loaded", mark)
const { load, reread, shown } = await import("./facets.js")
document.addEventListener(CHANGED, () => {
  mark()
  reread()
})
for (const button of all("[data-export]")) {
  button.addEventListener(
    "click",
    () => take(button.dataset.export, shown().map((row) => row.id), "references"),
  )
}
/* A work that the address names may stand on a later page. */
const isElsewhere = location.hash && !named()
if (isElsewhere) await load().then(reread, () => {})
const row = named()?.closest(".lm-row")
if (row && (isElsewhere || row.hidden)) {
  row.hidden = false
  row.scrollIntoView()
}

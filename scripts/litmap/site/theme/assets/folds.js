/* Folds that a reader did not open: one opens when the address names something in it, and all of them do for printing. */

import { all, named } from "./page.js"

/** Opens the folds around what the address names. */
export function reveal() {
  const place = named()
  let fold = place?.closest("details:not([open])")
  if (!fold) return
  for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true
  place.scrollIntoView()
}
addEventListener("hashchange", reveal)
reveal()

let opened = []
addEventListener("beforeprint", () => {
  opened = all(".md-content details:not([open])")
  for (const fold of opened) fold.open = true
})
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false
})

/* The regime complex: as of which day, with which kinds of tie (?day=paper&without=absent,issued). Without script all that
   holds today is drawn. */

import { choices } from "./choices.js"
import { all, count } from "./page.js"
import { show as showNode } from "./picture.js"

const map = document.querySelector(".lm-network")
const ties = all("[data-days]", map)
const rows = all("tr[data-days]", map)

function showTies({ day, without }) {
  const today = day || "today"
  map.dataset.day = today
  for (const tie of ties) {
    tie.toggleAttribute("hidden", without.split(",").includes(tie.dataset.sign))
  }
  const left = rows.filter((row) => !row.hidden && row.dataset.days.split(" ").includes(today))
  for (const node of all(".lm-node", map)) {
    const { id } = node.dataset
    const joins = ({ dataset: { from, to, sign } }) =>
      sign !== "absent" && (from === id || to === id)
    const number = left.filter(joins).length
    node.querySelector("small").dataset.ties = number
    document.querySelector(`#list-${id} summary span`).textContent = count(number, "tie")
  }
  showNode()
  return count(left.length, "tie")
}
choices(map.querySelector(".lm-days"), showTies)

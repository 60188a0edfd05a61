/* The timeline: choose by institution, pathway, effect and kind. */

import { choices } from "./choices.js"
import { all, named } from "./page.js"

const line = document.querySelector(".lm-timeline")
const moments = all("li[data-lane]", line)

function show(said) {
  const wanted = Object.entries(said).filter(([, value]) => value)
  line.toggleAttribute("data-chosen", wanted.length > 0)
  for (const moment of moments) {
    moment.hidden = !wanted.every(([name, value]) =>
      moment.dataset[name].split(" ").includes(value)
    )
  }
  for (const dot of all("[data-moment]", line)) {
    dot.toggleAttribute("hidden", document.getElementById(`moment-${dot.dataset.moment}`).hidden)
  }
  for (const year of all(".lm-year", line)) {
    year.hidden = all("li[data-lane]", year).every((one) => one.hidden)
  }
  const left = moments.filter((one) => !one.hidden).length
  line.querySelector(".lm-empty").hidden = left > 0
  return `${left} of ${moments.length}`
}
const { clear } = choices(line.querySelector(".lm-choose"), show)

/* A moment that the address names comes into sight, whatever was chosen. */
function find() {
  const moment = named()
  if (!moments.includes(moment)) return
  if (moment.hidden) clear()
  moment.scrollIntoView()
}
addEventListener("hashchange", find)
find()

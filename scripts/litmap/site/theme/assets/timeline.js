/* The timeline: choose by institution, pathway, effect and kind. Works are there if they are asked for. */

import { choices } from "./choices.js"
import { all, named } from "./page.js"

const line = document.querySelector(".lm-timeline")
const moments = all("li[data-lane]", line)

const isWork = (moment) => moment.dataset.lane === "reference"

function show({ works, ...said }) {
  const wanted = Object.entries(said).filter(([, value]) => value)
  const withWorks = Boolean(works) || said.lane === "reference"
  line.toggleAttribute("data-works", withWorks)
  line.toggleAttribute("data-chosen", wanted.length > 0)
  for (const moment of moments) {
    moment.hidden = !wanted.every(([name, value]) =>
      moment.dataset[name].split(" ").includes(value)
    )
  }
  for (const dot of all("[data-moment]", line)) {
    dot.toggleAttribute("hidden", document.getElementById(`moment-${dot.dataset.moment}`).hidden)
  }
  const left = new Set(moments.filter((one) => !one.hidden && (withWorks || !isWork(one))))
  for (const year of all(".lm-year", line)) {
    year.hidden = !all("li[data-lane]", year).some((one) => left.has(one))
  }
  line.querySelector(".lm-empty").hidden = left.size > 0
  return `${left.size} of ${
    withWorks ? moments.length : moments.filter((one) => !isWork(one)).length
  }`
}
const form = line.querySelector(".lm-choose")
const { clear } = choices(form, show)

/* A moment that the address names comes into sight, whatever was chosen. */
function find() {
  const moment = named()
  if (!moments.includes(moment)) return
  if (moment.hidden) clear()
  if (isWork(moment) && !line.hasAttribute("data-works")) form.elements.works.click()
  moment.scrollIntoView()
}
addEventListener("hashchange", find)
find()

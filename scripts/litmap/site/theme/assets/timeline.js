/* The timeline: choose by institution, pathway, effect and kind; the choice stands in the address (?institution=oecd). */

import { choices } from "./choices.js"

const line = document.querySelector(".lm-timeline")
const moments = [...line.querySelectorAll("li[data-lane]")]
const dots = [...line.querySelectorAll("[data-moment]")]

const { clear } = choices(line.querySelector(".lm-choose"), chosen => {
  line.toggleAttribute("data-chosen", Object.values(chosen).some(Boolean))
  for (const moment of moments) {
    moment.hidden = Object.entries(chosen).some(([name, value]) => value && !moment.dataset[name].split(" ").includes(value))
  }
  for (const dot of dots) dot.toggleAttribute("hidden", document.getElementById(`moment-${dot.dataset.moment}`).hidden)
  for (const year of line.querySelectorAll(".lm-year")) year.hidden = !year.querySelector("li[data-lane]:not([hidden])")
  return `${moments.filter(one => !one.hidden).length} of ${moments.length}`
})
/* A moment that the address names comes into sight, whatever was chosen. */
function find() {
  const named = document.getElementById(location.hash.slice(1))
  if (!moments.includes(named)) return
  if (named.hidden) clear()
  named.scrollIntoView()
}
addEventListener("hashchange", find)
find()

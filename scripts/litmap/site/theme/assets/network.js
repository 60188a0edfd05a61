/* The regime complex: as of which day, which kinds of tie; below it the works, by year and role. The choice stands in the
   address (?day=paper&without=absent,issued). Without script all that stands today is drawn. */

import { choices, remember } from "./choices.js"
import { show as showChosen } from "./picture.js"

const map = document.querySelector(".lm-network")
const form = map.querySelector(".lm-days")

function show() {
  const day = form.elements.day.value
  const boxes = [...form.querySelectorAll("[name=sign]")]
  const without = boxes.filter(box => !box.checked).map(box => box.value)
  remember({ day: day === "today" ? "" : day, without: without.join(",") })
  map.dataset.day = day
  for (const tie of map.querySelectorAll("[data-days]")) tie.toggleAttribute("hidden", without.includes(tie.dataset.sign))
  const left = [...map.querySelectorAll("tr[data-days]")].filter(row => !row.hidden && row.dataset.days.split(" ").includes(day))
  form.querySelector("output").textContent = `${left.length} tie${left.length === 1 ? "" : "s"}`
  for (const node of map.querySelectorAll(".lm-node")) {
    const { id } = node.dataset
    const number = left.filter(({ dataset: { from, to, sign } }) => sign !== "absent" && (from === id || to === id)).length
    node.querySelector("small").dataset.ties = number
    document.querySelector(`#list-${id} summary span`).textContent = `${number} tie${number === 1 ? "" : "s"}`
  }
  showChosen()
}
function restore() {
  const chosen = new URL(location.href).searchParams
  form.elements.day.value = chosen.get("day") === "paper" ? "paper" : "today"
  const without = (chosen.get("without") ?? "").split(",")
  for (const box of form.querySelectorAll("[name=sign]")) box.checked = !without.includes(box.value)
  show()
}
for (const part of form.querySelectorAll(":is(fieldset, input)[hidden]")) part.hidden = false
form.addEventListener("input", show)
form.addEventListener("submit", event => event.preventDefault())
for (const moment of ["pageshow", "popstate"]) addEventListener(moment, restore)
restore()

const list = document.querySelector(".lm-companions")
const claims = list ? [...list.querySelectorAll(".lm-beside")] : []

function filter({ from, until, role }) {
  const left = new Set()
  for (const claim of claims) {
    for (const { dataset, classList } of claim.querySelectorAll("[data-work]")) {
      const dated = !(from && dataset.year < from) && !(until && (!dataset.year || dataset.year > until))
      classList.toggle("lm-out", !dated || Boolean(role && !dataset.roles.split(" ").includes(role)))
    }
    const found = claim.querySelectorAll("[data-work]:not(.lm-out)")
    claim.hidden = !found.length
    for (const { dataset } of found) left.add(dataset.work)
  }
  return `${left.size} work${left.size === 1 ? "" : "s"} beside ${claims.filter(claim => !claim.hidden).length} of ${claims.length} claims`
}
if (list) choices(list.querySelector("form"), filter)

/* The regime complex: as of which day, which kinds of tie; below it the works, by year and role. The choice stands in the
   address (?day=paper&without=absent,issued). Without script all that stands today is drawn. */

const map = document.querySelector(".lm-network")
const form = map.querySelector(".lm-days")
const ties = [...map.querySelectorAll("[data-days]")]

function show() {
  const day = form.elements.day.value
  const boxes = [...form.querySelectorAll("[name=sign]")]
  const without = boxes.filter(box => !box.checked).map(box => box.value)
  const url = new URL(location.href)
  day === "today" ? url.searchParams.delete("day") : url.searchParams.set("day", day)
  without.length ? url.searchParams.set("without", without.join(",")) : url.searchParams.delete("without")
  url.search = url.search.replaceAll("%2C", ",")
  if (url.href !== location.href) history.replaceState(history.state, "", url)
  map.dataset.day = day
  for (const tie of ties) tie.toggleAttribute("hidden", without.includes(tie.dataset.sign))
  const left = [...map.querySelectorAll("tr[data-days]")].filter(row => !row.hidden && row.dataset.days.split(" ").includes(day))
  form.querySelector("output").textContent = `${left.length} ties`
}
function restore() {
  const chosen = new URL(location.href).searchParams
  form.elements.day.value = chosen.get("day") === "paper" ? "paper" : "today"
  const without = (chosen.get("without") ?? "").split(",")
  for (const box of form.querySelectorAll("[name=sign]")) box.checked = !without.includes(box.value)
}
form.hidden = false
form.addEventListener("input", show)
form.addEventListener("submit", event => event.preventDefault())
restore()
show()

const works = document.querySelector(".lm-companions")
const years = works?.querySelector(".lm-years")
function filter() {
  const { from, until, role } = Object.fromEntries(new FormData(years))
  const rows = [...works.querySelectorAll("li[data-key]")]
  for (const row of rows) {
    const { year, roles } = row.dataset
    row.classList.toggle("lm-out", Boolean(from && year < from) || Boolean(until && (!year || year > until))
      || Boolean(role && !roles.split(" ").includes(role)))
  }
  const left = new Set(rows.filter(row => !row.classList.contains("lm-out")).map(row => row.dataset.key))
  for (const one of works.querySelectorAll("[data-from]")) {
    one.toggleAttribute("hidden", !left.has(one.dataset.from) || !left.has(one.dataset.to))
  }
  years.querySelector("output").textContent = `${left.size} of ${rows.length} works`
}
if (years) {
  years.hidden = false
  years.addEventListener("input", filter)
  years.addEventListener("submit", event => event.preventDefault())
  const light = key => {
    for (const line of works.querySelectorAll("path")) line.classList.toggle("lm-lit", line.dataset.from === key || line.dataset.to === key)
    for (const row of works.querySelectorAll("li[data-key]")) row.classList.toggle("lm-lit", row.dataset.near.split(" ").includes(key))
    works.querySelector(".lm-arcs").toggleAttribute("data-lit", Boolean(key))
  }
  for (const [name, leaves] of [["pointerover", false], ["focusin", false], ["pointerout", true], ["focusout", true]]) {
    works.addEventListener(name, event => { const row = event.target.closest?.("li[data-key]"); if (row) light(leaves ? "" : row.dataset.key) })
  }
  filter()
}

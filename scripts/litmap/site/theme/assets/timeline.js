/* The timeline: choose by institution, pathway, effect and kind; the choice stands in the address (?institution=oecd). */

const line = document.querySelector(".lm-timeline")
const form = line.querySelector(".lm-choose")
const moments = [...line.querySelectorAll("li[data-lane]")]
const dots = [...line.querySelectorAll("[data-moment]")]

function show() {
  const chosen = Object.fromEntries(new FormData(form))
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(chosen)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
  line.toggleAttribute("data-chosen", Object.values(chosen).some(Boolean))
  if (url.href !== location.href) history.replaceState(history.state, "", url)
  for (const moment of moments) {
    moment.hidden = Object.entries(chosen).some(([name, value]) => value && !moment.dataset[name].split(" ").includes(value))
  }
  for (const dot of dots) dot.toggleAttribute("hidden", document.getElementById(`moment-${dot.dataset.moment}`).hidden)
  for (const year of line.querySelectorAll(".lm-year")) year.hidden = !year.querySelector("li[data-lane]:not([hidden])")
  form.querySelector("output").textContent = `${moments.filter(one => !one.hidden).length} of ${moments.length}`
}
function restore() {
  const chosen = new URL(location.href).searchParams
  for (const field of form.elements) if (field.name) field.value = chosen.get(field.name) ?? ""
}
form.hidden = false
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("input", show)
addEventListener("pageshow", () => { restore(); show() })
restore()
show()

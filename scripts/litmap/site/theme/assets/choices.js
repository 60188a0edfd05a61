/* What a reader chooses stands in the address (?effect=motivates): it is written, read and restored here alone. So Back,
   reload, and a link sent to somebody show the same. */

/** The choices that the address holds now. */
export const chosen = () => new URL(location.href).searchParams

/** Writes choices into the address; an empty one leaves it. */
export function remember(changes) {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  keepCommas(url)
  if (url.href === location.href) return
  try {
    history.replaceState(history.state, "", url)
  } catch {
    // A browser may refuse more than so many in a minute; what was chosen is shown all the same.
  }
}

/** Commas stay commas in an address that people read and share. */
export function keepCommas(url) {
  url.search = url.search.replaceAll("%2C", ",")
}

/** Calls `show` now, and whenever the browser brings back another address. */
export function follow(show) {
  addEventListener("pageshow", show)
  addEventListener("popstate", show)
  show()
}

/** A form of filters. `show` gets what is chosen, by the names of fields, shows it, and says in words how much is left.

    A field that is as it was at first is '', and not in the address. Boxes that are ticked at first are named by those that
    no longer are: `?without=a,b`. Without script the form, or what it lies folded in, is not there.

    Returns `clear`, which takes all choices back, and `restore`, which reads the address again. */
export function choices(form, show) {
  const fields = [...form.elements].filter((field) => field.name)
  const tools = form.closest("details") ?? form
  const folded = tools.querySelector("summary span")
  const output = form.querySelector("output")

  function update() {
    const said = read(fields)
    remember(said)
    const left = output.textContent = show(said)
    const on = Object.values(said).filter(Boolean).length
    if (folded) folded.textContent = on ? `${on} on, ${left}` : left
  }
  function clear() {
    form.reset()
    update()
  }
  function restore() {
    form.reset()
    fill(fields)
    update()
  }
  for (const part of [tools, ...form.querySelectorAll(":is(fieldset, input)[hidden]")]) {
    part.hidden = false
  }
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", update)
  follow(restore)
  return { clear, restore }
}

const startsTicked = (field) => field.type === "checkbox" && field.defaultChecked

function read(fields) {
  const said = {}
  if (fields.some(startsTicked)) {
    const off = fields.filter((field) => startsTicked(field) && !field.checked)
    said.without = off.map((field) => field.value).join(",")
  }
  for (const field of fields.filter((field) => !startsTicked(field))) {
    if (field.type === "checkbox") said[field.name] = field.checked ? field.value : ""
    else if (field.type !== "radio") said[field.name] = field.value
    else if (field.checked) said[field.name] = field.defaultChecked ? "" : field.value
  }
  return said
}

function fill(fields) {
  const given = chosen()
  const without = (given.get("without") ?? "").split(",")
  for (const field of fields) {
    const value = given.get(field.name)
    if (startsTicked(field)) field.checked = !without.includes(field.value)
    else if (value === null) continue
    else if (["checkbox", "radio"].includes(field.type)) field.checked ||= value === field.value
    else field.value = value
    if (field.selectedIndex < 0) field.value = "" // no such choice
  }
}

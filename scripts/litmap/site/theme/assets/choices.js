/* What a reader chooses stands in the address (?effect=motivates), by one function; and forms of filters.

   `choices(form, apply)`: `apply` shows what is chosen and says in words how much is left; phones read that on the folded
   form. Without script the form is not there. */

export function remember(changes) {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(changes)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
  url.search = url.search.replaceAll("%2C", ",")
  if (url.href !== location.href) history.replaceState(history.state, "", url)
}

export function choices(form, apply) {
  const tools = form.closest("details")
  const fields = [...form.elements].filter(field => field.name)

  function show() {
    const chosen = Object.fromEntries(new FormData(form))
    remember(chosen)
    const left = form.querySelector("output").textContent = apply(chosen)
    const on = Object.values(chosen).filter(Boolean).length
    tools.querySelector("summary span").textContent = on ? `${on} on, ${left}` : left
  }
  function restore() {
    const chosen = new URL(location.href).searchParams
    for (const field of fields) {
      field.value = chosen.get(field.name) ?? ""
      if (field.selectedIndex < 0) field.value = ""
    }
    show()
  }
  tools.hidden = false
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", show)
  addEventListener("pageshow", restore)
  addEventListener("popstate", restore)
  restore()
  return { clear() { form.reset(); show() } }
}

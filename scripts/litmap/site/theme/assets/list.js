/* "My list" of works, which lives in the address alone (?list=key,key) and goes along from page to page. */

import { chosen, follow, keepCommas, remember } from "./choices.js"
import { all, count, made, root, textAt } from "./page.js"

/** Told to the document when the list has changed. */
export const CHANGED = "lm-list"

/** The keys of the works on the list. */
export const mine = () =>
  (chosen().get("list") ?? "").split(",").filter((key) => /^[a-z][a-z0-9-]*$/.test(key))

const box = document.querySelector(".lm-mine") // on the page of all works, where the list itself shows
const bar = made("p", { className: "lm-bar", hidden: true, role: "status" })
document.body.append(bar)

function show() {
  const keys = mine()
  for (const tick of all("[data-pick]")) {
    tick.checked = keys.includes(tick.dataset.pick)
  }
  const works = count(keys.length, "work")
  bar.hidden = !keys.length || Boolean(box)
  bar.replaceChildren(
    made("a", {
      href: `${root}references/?kind=all&mine=1&list=${keys.join(",")}`,
      textContent: `My list: ${works}`,
    }),
  )
  if (!box) return
  box.hidden = !keys.length
  box.querySelector("span").textContent = works
}
function change(list, others = {}) {
  remember({ list, ...others })
  show()
  document.dispatchEvent(new Event(CHANGED))
}

/** Gives the reader works as a file: 'bib', 'ris' or 'json'. */
export async function take(kind, keys, name) {
  const works = JSON.parse(await textAt(`${root}data/works.json`))
  const found = keys.filter((key) => works[key]).map((key) => works[key][kind])
  const text = kind === "json"
    ? JSON.stringify(found, null, 1)
    : found.join(kind.endsWith("bib") ? "\n\n" : "")
  const href = URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain" }))
  made("a", { href, download: `${name}.${kind}` }).click()
  URL.revokeObjectURL(href)
}

document.addEventListener("change", (event) => {
  const key = event.target.dataset?.pick
  if (!key) return
  const others = mine().filter((one) => one !== key)
  change((event.target.checked ? [...others, key] : others).join(","))
})
/* The list goes along to every page of the site that the reader opens from here, and to what the box in the header finds. */
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]")
  const list = mine().join(",")
  if (
    !list || !link?.href.startsWith(root) || link.download ||
    link.pathname === location.pathname
  ) return
  const url = new URL(link.href)
  if (!url.searchParams.has("list")) url.searchParams.set("list", list)
  keepCommas(url)
  link.href = url.href
}, true)
document.addEventListener("submit", ({ target }) => {
  const list = mine().join(",")
  if (!list || !target.matches(".lm-find")) return
  target.append(made("input", { type: "hidden", name: "list", value: list }))
})
for (const button of all("[data-take]")) {
  const kind = button.dataset.take
  button.addEventListener(
    "click",
    () => kind ? take(kind, mine(), "my-list") : change("", { mine: "" }),
  )
}
follow(show)

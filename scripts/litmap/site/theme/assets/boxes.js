/* Facets as boxes: what is ticked, in the page and in the address (?section=4,5), as chips above the results, and with how
   many results each box leaves. A facet as it was at first is not in the address; one with no box ticked is 'all'. */

import { all, made } from "./page.js"

const ticked = ({ boxes }) => boxes.filter((box) => box.checked)
const asAtFirst = ({ boxes }) => boxes.every((box) => box.checked === box.defaultChecked)

/** The words beside a box. */
export const wordsBeside = (box) => box.closest("label").querySelector("span").textContent

/** A button that looks like a link. */
export function plainButton(textContent, act) {
  const button = made("button", { type: "button", className: "lm-plain", textContent })
  button.addEventListener("click", act)
  return button
}

/** The facets of a form. `change` is called when a reader has changed them; `chips` is where they stand as buttons.

    `all` are the facets, each with its name and boxes. `areAsAtFirst` says whether nothing was changed, `chosen` what is ticked by facet,
    `said` what of it belongs into the address; `read` takes it from there, `label` writes counts (by facet and value) beside the boxes, and
    `draw` the chips; `on` more choices were made elsewhere, `focus` is where the focus goes when the last chip is gone. */
export function facetBoxes(form, { chips, change, focus }) {
  const facets = all("fieldset", form).map((set) => ({
    name: set.dataset.facet,
    without: set.dataset.without,
    boxes: all("input", set),
  }))
  const opener = form.querySelector(".lm-facets-open")

  function chosen() {
    return Object.fromEntries(
      facets.map((facet) => [facet.name, ticked(facet).map((box) => box.value)]),
    )
  }
  function said() {
    const found = {}
    for (const facet of facets) {
      const values = ticked(facet).map((box) => box.value).join(",")
      found[facet.name] = asAtFirst(facet) ? "" : values || "all"
    }
    return found
  }
  function read(given) {
    for (const { name, boxes } of facets) {
      const values = given.get(name)?.split(",")
      for (const box of boxes) {
        box.checked = values ? values.includes(box.value) : box.defaultChecked
        if (box.checked && !box.defaultChecked) box.closest("details")?.setAttribute("open", "")
      }
    }
  }
  function label(counts) {
    for (const { name, boxes } of facets) {
      const numbers = new Map(Object.entries(counts[name] ?? {}))
      for (const box of boxes) {
        const number = numbers.get(box.value) ?? 0
        const line = box.closest("label")
        line.querySelector("b").textContent = number
        line.classList.toggle("lm-none", !number)
      }
    }
  }
  function chip(text, boxes) {
    const button = plainButton(text, () => {
      for (const box of boxes) box.checked = false
      change()
      ;(chips.querySelector("button") ?? focus ?? opener).focus()
    })
    button.className = "lm-chip"
    button.ariaLabel = `${text}: take this filter away`
    return button
  }
  function draw(on) {
    const drawn = []
    for (const facet of facets) {
      if (!asAtFirst(facet)) {
        for (const box of ticked(facet)) drawn.push(chip(wordsBeside(box), [box]))
      } else if (facet.without) drawn.push(chip(facet.without, facet.boxes))
    }
    chips.replaceChildren(...drawn)
    const number = facets.filter((facet) => !asAtFirst(facet)).length + on
    opener.querySelector("span").textContent = number ? `(${number} on)` : ""
  }
  form.addEventListener("change", change)
  form.addEventListener("submit", (event) => event.preventDefault())
  opener.addEventListener("click", () => {
    opener.ariaExpanded = String(opener.ariaExpanded !== "true")
  })
  const areAsAtFirst = () => facets.every(asAtFirst)
  return { all: facets, areAsAtFirst, chosen, said, read, label, draw }
}

/* Menu, search and colours are labels of hidden boxes in the theme, which no key reaches: made buttons. */

import { all, made, wide } from "./page.js"

const boxOf = (button) => document.getElementById(button.getAttribute("for"))

for (const label of all("label.md-header__button:is([for=__drawer], [for=__search])")) {
  const button = made("button", { type: "button", className: label.className })
  for (const name of ["for", "aria-label"]) button.setAttribute(name, label.getAttribute(name)) // the theme's style asks for `for`
  button.append(...label.childNodes)
  const box = boxOf(button)
  const tell = () => button.setAttribute("aria-expanded", box.checked)
  button.addEventListener("click", () => {
    box.click()
    if (box.id === "__search") document.querySelector("[data-md-component=search-query]").focus()
  })
  box.addEventListener("change", tell)
  tell()
  label.replaceWith(button)
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  for (const button of all("button[for]")) {
    const box = boxOf(button)
    if (!box.checked) continue
    if (box.id === "__drawer") box.click() // the theme closes the search itself
    setTimeout(() => button.focus())
  }
}, true)
wide.addEventListener("change", () => {
  for (const box of all("#__drawer:checked, #__search:checked")) box.click()
})

/* The switch of colours is two radios with a label each, of which one shows: made one button. */
const palette = document.querySelector("[data-md-component=palette]")
if (palette) {
  const button = made("button", { type: "button", className: "md-header__button md-icon" })
  const label = () => palette.querySelector("label:not([hidden])")
  const tell = () => {
    if (!label()) return
    button.setAttribute("aria-label", label().title)
    button.replaceChildren(...label().cloneNode(true).childNodes)
  }
  button.addEventListener("click", () => label().click())
  new MutationObserver(tell).observe(palette, { subtree: true, attributeFilter: ["hidden"] })
  palette.after(button)
  palette.style.display = "none"
  tell()
}

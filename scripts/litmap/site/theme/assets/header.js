/* Search and colours are labels of hidden boxes in the theme, which no key reaches: made buttons. The menu, a link to the
   foot of the page, opens the same links as a drawer. */

import { all, made, wide } from "./page.js"

const search = document.getElementById("__search")

const find = () => {
  if (!search.checked) search.click()
  document.querySelector("[data-md-component=search-query]").focus()
}

for (const label of all("label.md-header__button[for=__search]")) {
  const button = made("button", { type: "button", className: label.className })
  button.setAttribute("for", "__search") // the theme's style asks for it
  button.append(...label.childNodes)
  const tell = () => button.setAttribute("aria-expanded", search.checked)
  button.addEventListener("click", find)
  search.addEventListener("change", tell)
  tell()
  label.replaceWith(button)
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && search.checked) setTimeout(() => button.focus()) // the theme closes the search itself
  }, true)
}
wide.addEventListener("change", () => {
  if (search?.checked) search.click()
})

/* The switch of colours is two radios with a label each, of which one shows: made one button, here and in the drawer. */
const palette = document.querySelector("[data-md-component=palette]")

/** A button that switches the colours; `content` makes what stands behind its icon from the name of what it does. */
const switched = (properties, content) => {
  const button = made("button", { type: "button", ...properties })
  const label = () => palette.querySelector("label:not([hidden])")
  const tell = () => {
    if (!label()) return
    button.setAttribute("aria-label", label().title)
    button.replaceChildren(...label().cloneNode(true).childNodes, ...content(label().title))
  }
  button.addEventListener("click", () => label().click())
  new MutationObserver(tell).observe(palette, { subtree: true, attributeFilter: ["hidden"] })
  tell()
  return button
}
if (palette) {
  palette.after(switched({ className: "md-header__button md-icon" }, () => []))
  palette.style.display = "none"
}

/* The drawer is a dialog: the browser keeps the focus inside, closes it by Escape and gives the focus back. */
const drawn = () => {
  const drawer = made("dialog", { className: "lm-drawer" })
  drawer.setAttribute("aria-label", "Menu")
  const head = made("div", { className: "lm-drawer-head" })
  const close = made("button", { type: "button", className: "lm-button", textContent: "Close" })
  close.addEventListener("click", () => drawer.close())
  head.append(document.querySelector(".lm-name").cloneNode(true), close)
  drawer.append(head)
  if (search) {
    const field = made("button", {
      type: "button",
      className: "lm-drawer-find",
      textContent: "Search",
    })
    field.addEventListener("click", () => {
      drawer.close()
      find()
    })
    drawer.append(field)
  }
  drawer.append(document.querySelector(".lm-index").cloneNode(true))
  if (palette) drawer.append(switched({ className: "lm-button" }, (words) => [words]))
  document.body.append(drawer)
  return drawer
}
const menu = document.querySelector(".lm-menu")
let drawer
menu?.addEventListener("click", (event) => {
  event.preventDefault()
  drawer ??= drawn()
  drawer.showModal()
  wide.addEventListener("change", () => drawer.close(), { once: true })
})

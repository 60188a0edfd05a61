/* The box that searches: nothing of search is loaded before it has the focus. The menu, a link to the foot of the page,
   opens the same links as a drawer. */

import { switchInWords } from "./colours.js"
import { made, wide } from "./page.js"

const find = document.querySelector(".lm-find")
const box = document.querySelector(".lm-query input") ?? find.querySelector("input")
const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]")

const load = async ({ relatedTarget }) => (await import("./suggest.js")).start(relatedTarget)
if (find.contains(document.activeElement)) load({})
else find.addEventListener("focusin", load, { once: true })
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return
  event.preventDefault()
  box.focus()
  box.select()
})

/* The drawer is a dialog: the browser keeps the focus inside, closes it by Escape and gives the focus back. */
const drawn = () => {
  const drawer = made("dialog", { className: "lm-drawer" })
  drawer.setAttribute("aria-label", "Menu")
  const head = made("div", { className: "lm-drawer-head" })
  const close = made("button", { type: "button", className: "lm-button", textContent: "Close" })
  close.addEventListener("click", () => drawer.close())
  head.append(document.querySelector(".lm-name").cloneNode(true), close)
  const field = made("button", {
    type: "button",
    className: "lm-drawer-find",
    textContent: "Search",
  })
  field.addEventListener("click", () => {
    drawer.close()
    box.focus()
  })
  drawer.append(head, field, document.querySelector(".lm-index").cloneNode(true), switchInWords())
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

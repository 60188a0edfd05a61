/* The switch between light and dark. What a reader chose is kept for the next page; before that, the system decides. A line
   in partials/header.html paints each page by the same rule before it is seen. */

import { made } from "./page.js"

const KEPT = "lm-colours"
const system = matchMedia("(prefers-color-scheme: dark)")
const colours = document.body.dataset
const switches = []
const words = () => `Switch to ${colours.mdColorScheme === "slate" ? "light" : "dark"}`

function paint(dark) {
  colours.mdColorScheme = dark ? "slate" : "default"
  for (const tell of switches) tell()
}
function change() {
  const dark = colours.mdColorScheme !== "slate"
  try {
    localStorage.setItem(KEPT, dark ? "dark" : "light")
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
  paint(dark)
}
function chosen() {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}
function works(button, tell) {
  switches.push(tell)
  tell()
  button.addEventListener("click", change)
}

/** A button in words that switches the colours. */
export function switchInWords() {
  const button = made("button", { type: "button", className: "lm-button" })
  works(button, () => button.textContent = words())
  return button
}

const button = document.querySelector(".lm-switch")
works(button, () => button.ariaLabel = words())
system.addEventListener("change", () => chosen() || paint(system.matches))
addEventListener("storage", ({ key }) => key === KEPT && paint(chosen() === "dark"))

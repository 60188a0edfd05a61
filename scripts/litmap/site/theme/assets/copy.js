/* Buttons that copy a text, and signs # that copy the address of a claim. */

import { all } from "./page.js"

async function copy(button, text) {
  const words = button.textContent
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = "Copied"
  } catch {
    button.textContent = "Not copied: select the text"
  }
  button.setAttribute("aria-live", "polite")
  setTimeout(() => button.textContent = words, 2000)
}
for (const button of all(".lm-copy")) {
  button.hidden = false
  button.addEventListener(
    "click",
    () => copy(button, document.getElementById(button.dataset.copy).textContent),
  )
}
for (const link of all(".lm-permalink")) {
  link.addEventListener("click", () => {
    const url = new URL(location.href)
    url.hash = link.hash
    copy(link, url.href)
  })
}

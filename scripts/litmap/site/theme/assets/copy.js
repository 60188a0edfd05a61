/* Buttons that copy: a text of the page, a claim with its citation, the page as an outline. And one that prints. */

import { all, made, pageAt, textAt, wordsOf } from "./page.js"

/* What is written on each button while it has nothing to say. */
const usual = new WeakMap()
const said = made("p", { className: "lm-away", role: "status" })
document.body.append(said)

/** Copies a text, or the promise of one, and says so on the button for two seconds. */
export async function copy(button, text) {
  const word = button.querySelector("span") ?? button
  if (!usual.has(word)) usual.set(word, word.textContent)
  try {
    await navigator.clipboard.writeText(await text)
    word.textContent = "Copied"
  } catch {
    word.textContent = "Not copied: select the text"
  }
  said.textContent = word.textContent
  setTimeout(() => {
    word.textContent = usual.get(word)
    said.textContent = ""
  }, 2000)
}

/** A claim with its citation: It is so. Paraphrase of …, section 4. Disputed by …. The map, its version, the claim's
    address. Without quotation marks: the words are the map's, not the paper's. */
function citation(link, page = document) {
  const { paper, version } = page.getElementById("__copying").dataset
  const text = wordsOf(link.closest(".lm-claim").querySelector(".lm-claim-text"))
  const cited = link.dataset.cited.replace(/%%?/g, (sign) => sign === "%" ? paper : "%")
  const map = document.querySelector("meta[name=application-name]").content
  return `${text}${cited && ` ${cited}.`} ${map}, version of ${version}, ${link.href}`
}

/** The same of a claim on another page, from a link that knows its address alone. */
async function citationAt(address) {
  const page = await pageAt(address)
  const claim = page.getElementById(new URL(address).hash.slice(1)).closest(".lm-claim")
  const link = claim.querySelector(".lm-copy-claim")
  link.href = address
  return citation(link, page)
}

/** What a link copies: an outline, or a claim. */
function copied(link) {
  if (link.matches("[data-outline]")) return textAt(link.href)
  return link.dataset.cited === undefined ? citationAt(link.href) : citation(link)
}

/** The text of an element; a page is cited with its address, which it may not know itself. */
function textOf(id) {
  const text = document.getElementById(id).textContent
  const page = location.href.split(/[?#]/)[0]
  return id.startsWith("cite-") && !text.includes("://") ? `${text} ${page}` : text
}

for (const button of all(".lm-copy")) {
  button.hidden = false
  button.addEventListener("click", () => copy(button, textOf(button.dataset.copy)))
}
for (const button of all("[data-copies]")) {
  button.addEventListener("click", () => copy(button, textOf(button.dataset.copies)))
}
for (const button of all("[data-prints]")) button.addEventListener("click", () => print())
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".lm-copy-claim, [data-outline]")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  copy(link, copied(link))
})

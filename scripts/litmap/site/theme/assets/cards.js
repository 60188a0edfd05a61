/* Cards: the reference behind a citation, by mouse, focus or touch; Escape closes it, and the card of a term too. */

import { all, made } from "./page.js"

const meanings = JSON.parse(document.querySelector(".lm-refs[data-roles]")?.dataset.roles ?? "{}")
const card = made("div", {
  id: "__cite-card",
  className: "lm-cite-card",
  hidden: true,
  role: "tooltip",
})
document.body.append(card)
let shown = null
let leaving = 0
let touched = false

const citation = (event) => event.target.closest?.("a.cite")
const reference = (link) => document.getElementById(`ref-${link.dataset.key}`)

function open(link) {
  const work = reference(link)?.querySelector(".lm-work-text")
  if (!work) return
  clearTimeout(leaving)
  close()
  const { role } = link.dataset
  card.replaceChildren(
    made("p", { className: "lm-card-role", textContent: `${role}: ${meanings[role]}` }),
    made("p", { textContent: work.textContent }),
    made("a", { href: link.href, textContent: "All sentences that cite it" }),
  )
  card.hidden = false
  link.setAttribute("aria-describedby", card.id)
  place(link)
  shown = link
}
function place(link) {
  const at = link.getClientRects()[0]
  const room = document.documentElement.clientWidth - card.offsetWidth - 8
  const below = at.bottom + 6 + card.offsetHeight < innerHeight
  card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`
  card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`
}
function close() {
  shown?.removeAttribute("aria-describedby")
  shown = null
  card.hidden = true
}
function closeSoon() {
  leaving = setTimeout(close, 200)
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return
  if (card.contains(event.target)) clearTimeout(leaving)
  else if (citation(event)) open(citation(event))
  else if (shown && !leaving) closeSoon()
})
document.addEventListener("pointerout", (event) => {
  if (event.pointerType !== "touch" && (citation(event) || card.contains(event.target))) closeSoon()
})
document.addEventListener("focusin", (event) => {
  if (citation(event)?.matches(":focus-visible")) open(citation(event))
})
document.addEventListener("focusout", (event) => {
  if (citation(event) && !card.contains(event.relatedTarget)) closeSoon()
})
card.addEventListener("focusout", closeSoon)
document.addEventListener("pointerdown", (event) => touched = event.pointerType === "touch")
document.addEventListener("click", (event) => {
  const link = citation(event)
  if (link && touched && shown !== link && reference(link)) {
    event.preventDefault()
    open(link)
  } else if (!link && !card.contains(event.target)) close()
})
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  close()
  for (const term of all(".lm-term:hover, .lm-term:focus-within")) {
    const reopen = () => term.classList.remove("lm-shut")
    term.classList.add("lm-shut")
    for (const end of ["pointerleave", "focusout"]) {
      term.addEventListener(end, reopen, { once: true })
    }
  }
})

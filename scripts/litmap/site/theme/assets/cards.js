/* Cards: what a link to a claim or a work leads to, by mouse, focus or touch; Escape closes it, and the card of a term
   too. A card shows the parts that the page behind the link marks with `data-card`, or the claim that the link names. */

import { all, made, pageAt, root } from "./page.js"

const CLAIM = /#claim-/
const WORK = /\/references\/[^/]+\/([?#]|$)/
const card = made("div", {
  id: "__card",
  className: "lm-pointed",
  hidden: true,
  role: "tooltip",
})
document.body.append(card)
let shown = null
let waiting = 0
let leaving = 0
let touched = false

const pages = new Map()
/** The page at an address without its fragment, read once. */
function pageBehind(href) {
  const address = href.split(/[?#]/)[0]
  if (address === location.href.split(/[?#]/)[0]) return document
  if (!pages.has(address)) pages.set(address, pageAt(address))
  return pages.get(address)
}

/** What the card of a link shows; nothing where its page is of another kind. */
async function parts(link) {
  const page = await pageBehind(link.href)
  const claim = link.hash && page.getElementById(link.hash.slice(1))?.closest(".lm-claim")
  if (claim) {
    const line = claim.querySelector(".lm-claim-meta").cloneNode(true)
    for (const extra of all(".lm-copy-claim, details", line)) extra.remove()
    const on = made("p", {
      className: "lm-card-on",
      textContent: page.querySelector("h1").textContent,
    })
    return [on, claim.querySelector(".lm-claim-text").cloneNode(true), line]
  }
  return all("[data-card]", page).map((part) => {
    const copy = made("p", { className: part.className })
    copy.append(...part.cloneNode(true).childNodes)
    return copy
  })
}

const linkAt = (event) => {
  const link = event.target.closest?.("a[href]:not(.lm-copy-claim, [data-hit], nav a, svg a)")
  const leads = link?.href.startsWith(root) && !card.contains(link)
  return leads && (CLAIM.test(link.href) || WORK.test(link.href)) ? link : null
}

async function open(link) {
  clearTimeout(leaving)
  if (shown === link) return
  close()
  shown = link
  let found = []
  try {
    found = await parts(link)
  } catch {
    // Without its page the link is a plain link.
  }
  if (shown !== link) return
  if (!found.length) return close()
  for (const part of found) {
    for (const definition of all("[role=tooltip]", part)) definition.remove()
    for (const one of [part, ...all("[id]", part)]) one.removeAttribute("id")
    for (const one of all("a", part)) one.href = new URL(one.getAttribute("href"), link.href).href
  }
  const words = CLAIM.test(link.href) ? "Open the claim" : "Open the work"
  card.replaceChildren(...found, made("a", { href: link.href, textContent: words }))
  card.hidden = false
  link.setAttribute("aria-describedby", card.id)
  place(link)
}
function place(link) {
  const at = link.getClientRects()[0]
  if (getComputedStyle(card).position === "fixed") { // a sheet at the foot of a phone's screen
    const under = at.bottom + 6 - card.getBoundingClientRect().top
    if (under > 0 && link.matches(":focus-visible")) scrollBy(0, under)
    return
  }
  const room = document.documentElement.clientWidth - card.offsetWidth - 8
  const below = at.bottom + 6 + card.offsetHeight < innerHeight
  card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`
  card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`
}
function close() {
  clearTimeout(waiting)
  shown?.removeAttribute("aria-describedby")
  shown = null
  card.hidden = true
  card.removeAttribute("style")
}
function closeSoon() {
  clearTimeout(waiting)
  leaving = setTimeout(close, 200)
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return
  const link = linkAt(event)
  if (card.contains(event.target)) clearTimeout(leaving)
  else if (link) {
    clearTimeout(waiting)
    clearTimeout(leaving)
    waiting = setTimeout(open, 250, link)
  }
})
document.addEventListener("pointerout", (event) => {
  if (event.pointerType !== "touch" && (linkAt(event) || card.contains(event.target))) closeSoon()
})
document.addEventListener("focusin", (event) => {
  const link = linkAt(event)
  if (link?.matches(":focus-visible")) open(link)
})
document.addEventListener("focusout", (event) => {
  if (linkAt(event) && !card.contains(event.relatedTarget)) closeSoon()
})
card.addEventListener("focusout", closeSoon)
document.addEventListener("pointerdown", (event) => touched = event.pointerType === "touch")
document.addEventListener("click", (event) => {
  const link = linkAt(event)
  if (link && touched && shown !== link) {
    event.preventDefault()
    open(link).then(() => shown || location.assign(link.href))
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

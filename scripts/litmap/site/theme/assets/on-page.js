/* Beside an entry on wide screens: which part of the page is being read. */

import { all } from "./page.js"

const links = all(".lm-on-page a")
const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
const ABOVE = .25

function mark() {
  const at = parts.findLastIndex((part) => part.getBoundingClientRect().top < innerHeight * ABOVE)
  for (const [number, link] of links.entries()) {
    if (number === at) link.setAttribute("aria-current", "location")
    else link.removeAttribute("aria-current")
  }
}
const watch = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - 100 * ABOVE}% 0px` })
for (const part of parts) watch.observe(part)

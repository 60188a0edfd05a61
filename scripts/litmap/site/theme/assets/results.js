/* What a search found, as rows and in words: for the box in the header and for the page of results. */

import { all, asTyped, count, made, root } from "./page.js"

const ICONS = { work: "reference", page: "outline" }
const KINDS = { page: "list or view" }
const SHORTEST = 4

/** The address of something found. */
export const addressOf = (row) => new URL(row.url, root).href

/** What something is, in words: 'barrier', 'work'; then by which other name it was found. */
export function about({ kind, group, matched }) {
  const words = [KINDS[kind] ?? kind]
  if (matched && group === "entry") words.push(`other name: ${matched}`)
  return words
}

/** An icon by its name. */
export function icon(name) {
  const sign = made("i", { className: `lm-icon lm-icon--${name}` })
  sign.ariaHidden = "true"
  return sign
}

/** The icon of what something is. */
export const iconOf = ({ kind }) => icon(ICONS[kind] ?? kind)

/** The words of a query that were looked for: as typed, but with slips mended. */
export const soughtIn = (query, { corrected = {} }) =>
  asTyped(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).flatMap((word) =>
    asTyped(Object.hasOwn(corrected, word) ? corrected[word] : word).split(" ")
  )

/* A word of a text is marked if it is one that was looked for, or begins or goes on like one. */
function isSought(word, sought) {
  return sought.some((one) =>
    one.length < SHORTEST
      ? word === one
      : word.startsWith(one.slice(0, Math.max(SHORTEST, one.length - 2)))
  )
}

/** A text with the words marked that were looked for. */
export function marked(text, sought) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part, at) =>
    at % 2 && isSought(asTyped(part), sought) ? made("mark", { textContent: part }) : part
  )
}

/** What a search did, as sentences: how much it found, and what it made of the words. */
export function told({ total, corrected = {}, nowhere = [], relaxed, vain }) {
  const found = []
  if (total.pages) found.push(count(total.pages, "page"))
  if (total.claims) found.push(count(total.claims, "claim"))
  const said = [`${found.join(" and ") || "Nothing"} found.`]
  for (const [typed, meant] of Object.entries(corrected)) {
    said.push(`“${typed}” read as “${meant}”.`)
  }
  for (const word of nowhere) said.push(`“${word}” is nowhere on the map.`)
  if (vain) said.push("Words such as “the” and “of” are not searched for.")
  if (relaxed) said.push("Nothing has all the words; these have some of them.")
  return said.join(" ")
}

/** What is said where search itself fails. It is opened anew, for there may be a new site with other files. */
export function failed() {
  if (!navigator.onLine) return "You are offline, and these words were not looked for before."
  finder = null
  return "Search could not be loaded."
}

/** The arrow keys lead from a field through the links of what was found, and back. */
export function walk(field, within) {
  within.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    const stops = [field, ...all("[data-hit]", within)]
    const at = stops.indexOf(document.activeElement)
    const next = stops[at + by]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  })
}

let finder
/** The engine, opened once. Where that failed it is tried again. */
export function opened() {
  finder ??= import("./find.js")
    .then(({ open }) => open(root))
    .catch((fault) => {
      finder = null
      throw fault
    })
  return finder
}

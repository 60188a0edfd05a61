/* Small things that every module needs. */

/** All elements that fit, as an array. */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)]

/** A new element with properties. */
export const made = (tag, properties) => Object.assign(document.createElement(tag), properties)

/** The words of an element in one line, without the cards of its terms and the words of controls. */
export function wordsOf(element) {
  const copy = element.cloneNode(true)
  for (const part of all("[role=tooltip], .lm-quiet, .lm-pick", copy)) part.remove()
  return copy.textContent.replace(/\s+/g, " ").trim()
}

/* Letters with strokes and ligatures, which have no accent to be taken off. */
const STROKES =
  "æ ae œ oe þ th ø o ł l đ d ð d ħ h ı i ŧ t ŋ n ɓ b ɖ d ɗ d ƙ k ɨ i ʉ u ɵ o ƶ z ƒ f ə e ǝ e ɛ e ɔ o ß ss"
const LETTERS = new Map()
for (const [, letter, plain] of STROKES.matchAll(/(\S+) (\S+)/g)) {
  LETTERS.set(letter.toUpperCase(), plain.toUpperCase()).set(letter, plain)
}

/** Text without accents, strokes and ligatures. */
export const withoutAccents = (text) =>
  [...text.normalize("NFKD").replace(/\p{M}/gu, "")].map((sign) => LETTERS.get(sign) ?? sign).join(
    "",
  )

/** Text as people type it to find it: without case and accents, with straight quotes and dashes. */
export const asTyped = (text) =>
  withoutAccents(text).toLowerCase()
    .replace(/[‘’‛ʼʻʾʿ`´′]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑–—]/g, "-")

/** A number and its word: '1 tie', '2 ties'. */
export const count = (number, word) =>
  `${number.toLocaleString("en-GB")} ${word}${number === 1 ? "" : "s"}`

/** Where the site begins: with a slash at its end. */
export const root = new URL("../", import.meta.url).href

/** The text of a file of the site. An answer that is not the file, such as the page for a wrong address, is an error. */
export async function textAt(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

/** A page of the site, read and not shown. */
export const pageAt = async (address) =>
  new DOMParser().parseFromString(await textAt(address), "text/html")

/** The elements of another page that fit. Their links start from that page, so they are made whole. */
export async function partsOf(address, selector) {
  const parts = all(selector, await pageAt(address))
  for (const link of parts.flatMap((part) => all("a[href]", part))) {
    const href = link.getAttribute("href")
    if (!href.startsWith("#")) link.href = new URL(href, address).href
  }
  return parts
}

/** The element that the address names, or null. */
export const named = () => document.getElementById(location.hash.slice(1))

/** From this width on pictures are drawn, and the margin is a column. */
export const wide = matchMedia("(width >= 76.25em)")

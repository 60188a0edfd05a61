/* Small things that every module needs. */

/** All elements that fit, as an array. */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)]

/** A new element with properties. */
export const made = (tag, properties) => Object.assign(document.createElement(tag), properties)

/** A number and its word: '1 tie', '2 ties'. */
export const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`

/** The element that the address names, or null. */
export const named = () => document.getElementById(location.hash.slice(1))

/** From this width on pictures are drawn, and the margin is a column. */
export const wide = matchMedia("(width >= 76.25em)")

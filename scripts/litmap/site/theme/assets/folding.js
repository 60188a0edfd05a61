// How words are compared in search; scripts/litmap/search/folding.py does the same.
import { withoutAccents } from "./page.js"

const STOP_WORDS = new Set(
  ("a about an and are as at be been being between but by can could did do does for from had has " +
    "have how i if in into is it its may me might must my no not of on or our shall should so tell " +
    "than that the their them there these they this those to us was we were what when where " +
    "whether which who whom whose why will with would you your").split(" "),
)

const SPELLINGS = [
  [/iz(e|ed|es|er|ers|ing|ation|ations|ational)$/, "is$1"],
  [/yz(e|ed|es|er|ers|ing)$/, "ys$1"],
  [/^(arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|vig)or(?!at|i[cf]|n|o)/, "$1our"],
  [/^(cent|fib|lit|theat)er(s?)$/, "$1re$2"],
  [/^(defen|offen|licen|preten)se/, "$1ce"],
  [/^(program)(s?)$/, "$1me$2"],
  [/^(anal|catal|dial)og(s?)$/, "$1ogue$2"],
  [/^(acknowledg|judg)(ment)/, "$1e$2"],
  [/^(fulfil|enrol)l(s|ment)?$/, "$1$2"],
  [/(cancel|counsel|label|level|model|signal|travel)(ed|er|ers|ing)$/, "$1l$2"],
]
const SHORTEST = 5

// A word of small letters in British spelling.
export function british(word) {
  if ([...word].length < SHORTEST) {
    return word
  }
  for (const [american, spelling] of SPELLINGS) {
    word = word.replace(american, spelling)
  }
  return word
}

// The words of a text without accents and punctuation, with their capitals.
export function words(text) {
  return withoutAccents(text.replace(/[‘’‛ʼʻʾʿ`´′]/g, "'"))
    .replace(/(?<![\p{L}\p{N}])(?:[A-Za-z]\.){2,}/gu, (initials) => initials.replaceAll(".", ""))
    .replaceAll("&", " and ")
    .replace(/'[sS](?![\p{L}\p{N}])|'/gu, "")
    .replace(/(?<![\p{L}\p{N}])(co)[-‐‑](?=op|ord)/giu, "$1")
    .split(/[^\p{L}\p{N}]+/u).filter((word) => word)
}

// The words of a text in small letters and British spelling.
export function folded(text) {
  return words(text).map((word) => british(word.toLowerCase()))
}

// The folded words of a text without stop words, unless in capitals.
function withoutStopWords(text) {
  const typed = words(text)
  const isShouted = typed.every((word) => word === word.toUpperCase())
  const found = typed.filter((word) => {
    const isName = word.length > 1 && word === word.toUpperCase() && !isShouted
    return isName || !STOP_WORDS.has(word.toLowerCase())
  })
  return found.map((word) => british(word.toLowerCase()))
}

// Those folded words of a text by which it can be found: no stop words and no single letters.
export function telling(text) {
  return withoutStopWords(text).filter((word) => !/^[a-z]$/.test(word))
}

// A number that stands for a whole name, however it is typed.
export function key(name) {
  const said = withoutStopWords(name)
  const letters = (said.length ? said : folded(name)).join("")
  let number = 2166136261
  for (const byte of new TextEncoder().encode(letters)) {
    number = Math.imul(number ^ byte, 16777619) >>> 0
  }
  return number
}

// Words that nothing on the map is found by, and the known ones that are meant by them.

const ENDING = /(ations?|ions?|ings?|ments?|ities|ity|ies|ed|es|ly|al|y|e|s)$/
const SHORTEST_STEM = 4

// Edits from one word to another, a swap of neighbours being one; any number above `most` is as good as another.
function edits(from, to, most) {
  if (Math.abs(from.length - to.length) > most) {
    return most + 1
  }
  let before = []
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = from[i - 1] === to[j - 1] ? 0 : 1
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + changed)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1)
      }
    }
    before = above
    above = row
  }
  return above[to.length]
}

function mostEdits(word) {
  if (word.length < 4) {
    return 0
  }
  return word.length < 8 ? 1 : 2
}

function stemmed(word) {
  return word.replace(ENDING, "")
}

// A list of known words, the likelier ones first.
export class KnownWords {
  constructor(words) {
    this.words = words
    this.stems = new Set(words.map(stemmed))
  }

  // Is a word itself among them?
  holds(word) {
    return this.words.includes(word)
  }

  // Is a word known, the beginning of a known one, or another form of one? Numbers and letters always are.
  has(word) {
    if (word.length < 3 || /\p{N}/u.test(word)) {
      return true
    }
    const stem = stemmed(word)
    if (stem.length >= SHORTEST_STEM && this.stems.has(stem)) {
      return true
    }
    return this.beginningWith(word) !== ""
  }

  // The first known word that begins with a word, such as itself; "" for none.
  beginningWith(word) {
    return this.words.find((known) => known.startsWith(word)) ?? ""
  }

  // The known word nearest to one that is not known; "" if none is near.
  nearest(word) {
    let least = mostEdits(word) + 1
    let found = ""
    for (const known of this.words) {
      const number = edits(word, known, least - 1)
      if (number < least) {
        least = number
        found = known
      }
    }
    return found
  }
}

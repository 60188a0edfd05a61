// How much a record is worth for a query, from what the engine found for each of its words.

const GROUPS = ["entry", "page", "work", "claim"]
const OF_KIND = { development: 1.3, page: 1.1, work: 1, claim: 1 }
const OF_ENTRY = 1.6
const MOST_OF_A_WORD = 12 // no word counts so much that it makes up for others
const OF_CLAIM = 0.7 // what a claim has of a word, its entry has too, so much of it
const OF_HEAD = 2 // a record whose title or names hold the whole query counts so much more
const FEW = 3 // fewer than so many with all words, and those with some of them follow

// The score of each record by its number. `hits` holds for each word a map from numbers to {score, inHead}.
export function scored(hits, contents) {
  const found = new Map()
  for (const hitsOfWord of hits) {
    for (const [number, { score, inHead }] of withEntries(hitsOfWord, contents)) {
      const one = found.get(number) ?? { sum: 0, words: 0, head: 0 }
      one.sum += score
      one.words += 1
      one.head += inHead ? 1 : 0
      found.set(number, one)
    }
  }
  const scores = new Map()
  for (const [number, one] of found) {
    scores.set(number, worth(one, hits.length, contents.kinds[number]))
  }
  return { scores, whole: wholeOnes(found, hits.length) }
}

function withEntries(hits, contents) {
  const all = new Map()
  for (const [number, { score, inHead }] of hits) {
    all.set(number, { score: Math.min(score, MOST_OF_A_WORD), inHead })
  }
  for (const [number, { score }] of hits) {
    const entry = contents.of[number]
    const ofClaim = OF_CLAIM * Math.min(score, MOST_OF_A_WORD)
    if (entry !== undefined && ofClaim > (all.get(entry)?.score ?? 0)) {
      all.set(entry, { score: ofClaim, inHead: all.get(entry)?.inHead ?? false })
    }
  }
  return all
}

function worth({ sum, words, head }, asked, kind) {
  const share = words / asked
  const ofHead = kind === "claim" ? 0 : OF_HEAD * (head / asked) ** 2
  return sum * share ** 2 * (1 + ofHead) * (OF_KIND[kind] ?? OF_ENTRY)
}

function wholeOnes(found, asked) {
  return new Set([...found].filter(([_, one]) => one.words === asked).map(([number]) => number))
}

// The numbers of all records to show, the best first: exact names, those with all words, and others where these are few.
export function ranked(exact, { scores, whole }, contents) {
  const isClaim = (number) => contents.kinds[number] === "claim"
  const wholeClaims = [...whole].filter(isClaim).length
  const enough = { claims: wholeClaims >= FEW, pages: whole.size - wholeClaims >= FEW }
  const kept = [...scores.keys()].filter((number) => {
    const isEnough = isClaim(number) ? enough.claims : enough.pages
    return !exact.has(number) && (whole.has(number) || !isEnough)
  })
  const tier = (number) => whole.has(number) ? 1 : 0
  kept.sort((a, b) => tier(b) - tier(a) || scores.get(b) - scores.get(a) || a - b)
  const group = (number) => GROUPS.indexOf(contents.kinds[number])
  const first = [...exact].sort((a, b) =>
    group(a) - group(b) || (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b
  )
  return [...first, ...kept]
}

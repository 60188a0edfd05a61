// Search: the engine finds single words and phrases; names, slips, claims, order and facets are ours.
import { folded, key, telling } from "./folding.js"
import { load } from "./index.js"
import { ranked, scored } from "./ranking.js"

const WORD_OF_ALL = "ai" // on nearly every page: it says something only alone
const CLAIMS_OF_A_PAGE = 2
const CLAIMS_BEHIND = 4 // so many claims follow whose page is not among the rows
const QUERIES_KEPT = 50
const SHORTEST_PART = 3

// A finder for the site whose root is at the address `base`. It and its methods throw an Error where
// something cannot be loaded.
export async function open(base) {
  return new Finder(await load(base))
}

class Finder {
  constructor(index) {
    this.index = index
    this.queries = new Map()
  }

  // The rows of a query, at most `limit` pages with their claims, and what is to be told of it.
  // `filters` holds chosen values by facet: one of each facet has to fit. Without words or filters
  // there are no rows. With `claims` false, pages alone are rows, without their claims.
  async find(query, { filters = {}, limit = 10, claims: wanted = true } = {}) {
    const { told, order, exact, name } = await this.found(query)
    const fits = await this.fitting(filters)
    const isChosen = Object.values(filters).some((values) => values.length)
    const numbers = query.trim() || isChosen ? order.filter(fits) : []
    const claims = numbers.filter((number) => this.index.isClaim(number))
    const pages = numbers.filter((number) => !this.index.isClaim(number))
    return {
      ...told,
      rows: await this.rows({
        pages: pages.slice(0, limit),
        claims: wanted ? claims : [],
        limit,
        name,
        exact,
      }),
      total: { pages: pages.length, claims: claims.length },
      exact: numbers.filter((number) => exact.has(number)).length,
    }
  }

  // How many results have each value of each facet, by facet. What is chosen of a facet itself does
  // not count for it. Without words everything counts.
  async counts(query, { filters = {} } = {}) {
    const { order } = await this.found(query)
    const found = {}
    for (const [facet, values] of Object.entries(await this.index.facets())) {
      const fits = await this.fitting({ ...filters, [facet]: [] })
      const numbers = new Set(order.filter(fits))
      found[facet] = {}
      for (const [value, members] of Object.entries(values)) {
        const number = members.filter((member) => numbers.has(member)).length
        if (number) {
          found[facet][value] = number
        }
      }
    }
    return found
  }

  // Does the record of a number have one of the chosen values of each facet?
  async fitting(filters) {
    const chosen = Object.entries(filters).filter(([_, values]) => values.length)
    if (!chosen.length) {
      return () => true
    }
    const facets = new Map(Object.entries(await this.index.facets()))
    const sets = chosen.map(([facet, values]) => {
      const members = new Map(Object.entries(facets.get(facet) ?? {}))
      return new Set(values.flatMap((value) => members.get(value) ?? []))
    })
    return (number) => sets.every((set) => set.has(number))
  }

  // The rows of pages, each with its best claims, and of the best claims of other pages; `exact` says
  // of each whether it is one that was named.
  rows({ pages, claims, limit, name, exact }) {
    const under = new Map(pages.map((page) => [page, []]))
    const behind = []
    for (const claim of claims) {
      const ofPage = under.get(this.index.contents.of[claim])
      if (!ofPage) {
        behind.push(claim)
      } else if (ofPage.length < CLAIMS_OF_A_PAGE) {
        ofPage.push(claim)
      }
    }
    const last = behind.slice(0, Math.max(limit - pages.length, CLAIMS_BEHIND))
    return Promise.all([...pages, ...last].map(async (number) => {
      const numbers = [number, ...under.get(number) ?? []]
      const [row, ...ofPage] = await Promise.all(numbers.map((one) => this.row(one, name)))
      return { ...row, claims: ofPage, exact: exact.has(number) }
    }))
  }

  // A row; `matched` is the name that was typed, where it is not the title.
  async row(number, name) {
    const row = await this.index.row(number)
    const isTitle = key(row.title) === name
    const matched = isTitle ? "" : row.names.find((one) => key(one) === name) ?? ""
    return { ...row, matched }
  }

  // Everything that a query finds, in order, before filters; kept, for facets ask again.
  found(query) {
    if (!this.queries.has(query)) {
      const found = this.ask(query)
      found.catch(() => this.queries.delete(query))
      this.queries.set(query, found)
      if (this.queries.size > QUERIES_KEPT) {
        this.queries.delete(this.queries.keys().next().value)
      }
    }
    return this.queries.get(query)
  }

  async ask(query) {
    if (!query.trim()) {
      const told = { corrected: {}, nowhere: [], relaxed: false, vain: false }
      return { told, order: this.index.all(), exact: new Set(), name: -1 }
    }
    const { text, phrases, words } = read(query)
    const { mended, corrected, nowhere } = await this.mended(words)
    let name = key(text)
    let exact = await this.index.named(name)
    if (!exact.size && corrected.size) {
      name = key(folded(text).map((word) => corrected.get(word) ?? word).join(" "))
      exact = await this.index.named(name)
    }
    const { found, terms } = await this.search([...new Set(mended)], phrases)
    const isRelaxed = terms > 1 && !found.whole.size && !exact.size
    const told = {
      corrected: Object.fromEntries(corrected),
      nowhere,
      relaxed: isRelaxed,
      vain: !terms && !nowhere.length && !exact.size,
    }
    return { told, order: ranked(exact, found, this.index.contents), exact, name }
  }

  // The scores of what has words and has all phrases, and how many of both were asked for.
  async search(words, phrases) {
    const { index } = this
    const ofWords = await Promise.all(words.map((word) => index.search(word)))
    const ofPhrases = await Promise.all(phrases.map((phrase) => index.searchPhrase(phrase)))
    const found = scored([...ofWords, ...ofPhrases], index.contents)
    for (const ofPhrase of ofPhrases) {
      keep(found, scored([ofPhrase], index.contents).scores)
    }
    return { found, terms: words.length + phrases.length }
  }

  // The words to search for: known ones. `corrected` says by what a slip was replaced, `nowhere`
  // holds the words that are like no known one.
  async mended(words) {
    const mended = []
    const corrected = new Map()
    const nowhere = []
    for (const word of words) {
      const meant = await this.meant(word)
      if (!meant) {
        nowhere.push(word)
        continue
      }
      mended.push(...meant.split(" "))
      if (meant !== word) {
        corrected.set(word, meant)
      }
    }
    return { mended, corrected, nowhere }
  }

  // A known word as it is, or the one that is meant by a slip, perhaps by letters that have changed
  // places at its head; two known ones with a space where it is made of both; "" where none is near.
  async meant(word) {
    const [first, second] = word
    const known = await this.index.known(first)
    if (known.has(word)) {
      return word
    }
    const nearest = known.nearest(word) || (await this.index.known(second)).nearest(word)
    return nearest || this.parted(word, known)
  }

  // The two known words of which a word is made, as in "nonproliferation"; "" where it is not.
  async parted(word, known) {
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)]
      if (known.holds(head) && (await this.index.known(tail[0])).holds(tail)) {
        return `${head} ${tail}`
      }
    }
    return ""
  }
}

// A query as its text without curly quotes, its phrases and its other words.
function read(query) {
  const text = query.replace(/[“”„«»]/g, '"')
  const phrases = [...text.matchAll(/"([^"]*)"/g)].map((match) => telling(match[1]).join(" "))
  const words = telling(text.replace(/"[^"]*"/g, " "))
  const others = words.filter((word) => word !== WORD_OF_ALL)
  return {
    text,
    phrases: phrases.filter((phrase) => phrase),
    words: [...new Set(others.length ? others : words)],
  }
}

// Keeps of what was found only what is among others too.
function keep(found, others) {
  for (const number of found.scores.keys()) {
    if (!others.has(number)) {
      found.scores.delete(number)
      found.whole.delete(number)
    }
  }
}

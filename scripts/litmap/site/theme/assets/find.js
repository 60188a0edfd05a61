// Search: Pagefind finds single words and phrases; names, slips, claims, order and facets are ours.
import { folded, key, telling } from "./folding.js"
import { ranked, scored } from "./ranking.js"
import { KnownWords } from "./slips.js"

const RANKING = { metaWeights: { title: 2, names: 1 } }
const WORD_OF_ALL = "ai" // on nearly every page: it says something only alone
const CLAIMS_OF_A_PAGE = 2
const CLAIMS_BEHIND = 4 // so many claims follow whose page is not among the rows
const QUERIES_KEPT = 50

// A finder for the site whose root is at the address `base`. Throws an Error where something cannot be loaded.
export async function open(base) {
  const folder = new URL("pagefind/", base).href
  const [pagefind, contents] = await Promise.all([
    import(`${folder}pagefind.js`),
    unpacked(`${folder}records.pack`, { cache: "no-cache" }), // with a new site, no old numbers
  ])
  const engine = pagefind.createInstance({ noWorker: !contents.worker, ranking: RANKING })
  await engine.init()
  return new Finder(folder, engine, contents)
}

async function loaded(address, options) {
  const response = await fetch(address, options)
  if (!response.ok) {
    throw new Error(`${address} could not be loaded: ${response.status}`)
  }
  return response
}

async function unpacked(address, options) {
  const response = await loaded(address, options)
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json()
}

class Finder {
  constructor(folder, engine, contents) {
    this.folder = folder
    this.engine = engine
    this.contents = contents
    this.numbers = new Map(contents.ids.map((id, number) => [id, number]))
    this.files = new Map()
    this.queries = new Map()
  }

  // The rows of a query, at most `limit` pages with their claims, and what is to be told of it.
  async find(query, { filters = {}, limit = 10 } = {}) {
    const { told, order, exact, name } = await this.found(query)
    const fits = await this.fitting(filters)
    const chosen = Object.values(filters).some((values) => values.length)
    const numbers = query.trim() || chosen ? order.filter(fits) : []
    const claims = numbers.filter((number) => this.isClaim(number))
    const pages = numbers.filter((number) => !this.isClaim(number))
    return {
      ...told,
      rows: await this.rows(pages.slice(0, limit), claims, limit, name),
      total: { pages: pages.length, claims: claims.length },
      exact: numbers.filter((number) => exact.has(number)).length,
    }
  }

  // How many results have each value of each facet, by facet. What is chosen of a facet itself does not count for it.
  async counts(query, { filters = {} } = {}) {
    const { order } = await this.found(query)
    const found = {}
    for (const [facet, values] of Object.entries(await this.facets())) {
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

  isClaim(number) {
    return this.contents.kinds[number] === "claim"
  }

  // A file of the index, loaded once; one that failed is asked for again.
  file(name, load) {
    if (!this.files.has(name)) {
      const file = load(`${this.folder}${name}`)
      file.catch(() => this.files.delete(name))
      this.files.set(name, file)
    }
    return this.files.get(name)
  }

  json(name) {
    return this.file(name, async (address) => (await loaded(address)).json())
  }

  facets() {
    return this.file("facets.pack", unpacked)
  }

  // Does the record of a number have one of the chosen values of each facet?
  async fitting(filters) {
    const sets = []
    for (const [facet, values] of Object.entries(filters)) {
      if (values.length) {
        const facets = await this.facets()
        const members = Object.hasOwn(facets, facet) ? facets[facet] : {}
        const known = values.filter((value) => Object.hasOwn(members, value))
        sets.push(new Set(known.flatMap((value) => members[value])))
      }
    }
    return (number) => sets.every((set) => set.has(number))
  }

  rows(pages, claims, limit, name) {
    const shown = new Set(pages)
    const under = new Map(pages.map((page) => [page, []]))
    const behind = []
    for (const claim of claims) {
      const page = this.contents.of[claim]
      if (!shown.has(page)) {
        behind.push(claim)
      } else if (under.get(page).length < CLAIMS_OF_A_PAGE) {
        under.get(page).push(claim)
      }
    }
    const last = behind.slice(0, Math.max(limit - pages.length, CLAIMS_BEHIND))
    return Promise.all([...pages, ...last].map(async (number) => ({
      ...await this.row(number, name),
      claims: await Promise.all((under.get(number) ?? []).map((claim) => this.row(claim, name))),
    })))
  }

  async row(number, name) {
    const row = await this.json(`rows/${this.contents.ids[number]}.json`)
    const isPlain = key(row.title) === name
    const matched = isPlain ? "" : row.names.find((one) => key(one) === name) ?? ""
    return { ...row, matched }
  }

  // Everything that a query finds, in order, before filters; kept, for the facets ask again.
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
    const { text, phrases, words } = read(query)
    const { mended, corrected, nowhere } = await this.mended(words)
    const told = { corrected: Object.fromEntries(corrected), nowhere, relaxed: false }
    if (!query.trim()) {
      return { told, order: [...this.contents.ids.keys()], exact: new Set(), name: -1 }
    }
    let name = key(text)
    let exact = await this.named(name)
    if (!exact.size && corrected.size) {
      name = key(folded(text).map((word) => corrected.get(word) ?? word).join(" "))
      exact = await this.named(name)
    }
    const terms = new Set([...mended, ...phrases.map((phrase) => `"${phrase}"`)])
    const hits = await Promise.all([...terms].map((term) => this.search(term)))
    const found = scored(hits, this.contents)
    for (const ofPhrase of hits.slice(hits.length - new Set(phrases).size)) {
      keep(found, scored([ofPhrase], this.contents).scores)
    }
    told.relaxed = hits.length > 1 && !found.whole.size && !exact.size
    return { told, order: ranked(exact, found, this.contents), exact, name }
  }

  async named(name) {
    const names = await this.json(`names/${name % this.contents.names}.json`)
    return new Set(names[name] ?? [])
  }

  async mended(words) {
    const told = { mended: [], corrected: new Map(), nowhere: [] }
    for (const word of words) {
      const known = await this.known(word)
      const meant = known.has(word) ? word : known.nearest(word)
      if (!meant) {
        told.nowhere.push(word)
      } else {
        told.mended.push(meant)
      }
      if (meant && meant !== word) {
        told.corrected.set(word, meant)
      }
    }
    return told
  }

  known(word) {
    const list = this.contents.lists.findIndex((start) => word.startsWith(start))
    if (list < 0) {
      return Promise.resolve(new KnownWords([]))
    }
    return this.file(
      `words${list}.pack`,
      async (address) => new KnownWords(await unpacked(address)),
    )
  }

  async search(term) {
    const { results } = await this.engine.search(term)
    const found = new Map()
    for (const { id, score, matchedMetaFields = [] } of results) {
      found.set(this.numbers.get(id), { score, inHead: matchedMetaFields.length > 0 })
    }
    return found
  }
}

// A query as its text without quotes, its phrases and its other words.
function read(query) {
  const text = query.replace(/[“”„«»]/g, '"')
  const phrases = [...text.matchAll(/"([^"]*)"/g)].map((match) => telling(match[1]).join(" "))
  const words = telling(text.replace(/"[^"]*"/g, " "))
  const others = words.filter((word) => word !== WORD_OF_ALL)
  return {
    text,
    phrases: phrases.filter((phrase) => phrase),
    words: others.length ? others : words,
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

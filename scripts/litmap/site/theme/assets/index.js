// The files of the search index: what the engine finds for a word, and the rows, names and words that
// scripts/litmap/publish/search_index.py wrote beside its own.
import { KnownWords } from "./slips.js"

const RANKING = { metaWeights: { title: 3, names: 1 } }

// The index of the site whose root is at the address `base`.
export async function load(base) {
  const folder = new URL("pagefind/", base).href
  const [pagefind, contents] = await Promise.all([
    import(`${folder}pagefind.js`),
    unpacked(`${folder}records.pack`, { cache: "no-cache" }), // with a new site, no old numbers
  ])
  const index = new Index(folder, contents, pagefind)
  await index.engine()
  return index
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

async function json(address) {
  return (await loaded(address)).json()
}

// Records go by their numbers. `contents` holds the kind of each and, of claims, the number of the entry.
class Index {
  constructor(folder, contents, pagefind) {
    this.folder = folder
    this.ours = `${folder}${contents.folder}/` // which no other build of the site has
    this.contents = contents
    this.pagefind = pagefind
    this.numbers = new Map(contents.ids.map((id, number) => [id, number]))
    this.files = new Map()
    this.started = null
  }

  // All records, in the order in which they were written.
  all() {
    return [...this.numbers.values()]
  }

  isClaim(number) {
    return this.contents.kinds[number] === "claim"
  }

  engine() {
    this.started ??= this.start()
    return this.started
  }

  async start() {
    const engine = this.pagefind.createInstance({
      noWorker: !this.contents.worker, // which costs 41 KB, and keeps a large map from halting the page
      ranking: RANKING,
    })
    await engine.init()
    return engine
  }

  // What the engine finds for a word, or for the known word that it begins: by number, its score
  // and whether a title or name has it.
  async search(word) {
    const found = await this.engineFinds(word)
    if (found.size) {
      return found
    }
    const whole = (await this.known([...word][0])).beginningWith(word)
    if (!whole) {
      await this.reach()
    } else if (whole !== word) {
      return this.search(whole)
    } else { // the engine says nothing of parts of the index that did not come, nor asks for them again
      this.started = null
      throw new Error(`the part of the index with "${word}" could not be loaded`)
    }
    return found
  }

  // The same for several words in a row.
  async searchPhrase(phrase) {
    await Promise.all(phrase.split(" ").map((word) => this.search(word)))
    return this.engineFinds(`"${phrase}"`)
  }

  async engineFinds(term) {
    const { results } = await (await this.engine()).search(term)
    const found = new Map()
    for (const { id, score, matchedMetaFields = [] } of results) {
      found.set(this.numbers.get(id), { score, inHead: matchedMetaFields.length > 0 })
    }
    return found
  }

  // Throws an Error where the site cannot be reached.
  async reach() {
    try {
      await loaded(`${this.folder}pagefind-entry.json`, { cache: "no-store" })
    } catch (fault) {
      this.started = null
      throw fault
    }
  }

  // A file of the index, loaded once; one that did not come is asked for again.
  file(name, load) {
    if (!this.files.has(name)) {
      const file = load(this.ours + name)
      file.catch(() => this.files.delete(name))
      this.files.set(name, file)
    }
    return this.files.get(name)
  }

  // The records that bear a name, by its key.
  async named(name) {
    const names = await this.file(`names/${name % this.contents.names}.json`, json)
    return new Set(names[name] ?? [])
  }

  // What a list of results shows of a record.
  row(number) {
    return this.file(`rows/${this.contents.ids[number]}.json`, json)
  }

  // By facet and value, the records that have it.
  facets() {
    return this.file("facets.pack", unpacked)
  }

  // The known words with a first letter.
  known(letter) {
    const list = this.contents.lists.indexOf(letter)
    if (list < 0) {
      return new KnownWords([])
    }
    return this.file(
      `words${list}.pack`,
      async (address) => new KnownWords(await unpacked(address)),
    )
  }
}

/* On the page of an address that leads nowhere: which addresses are nearest to it. */

import { made } from "./page.js"

const root = new URL("../", import.meta.url)
const MOST = 5

/** How many letters must be changed, added or left out to make one word of another. */
const distance = (one, other) => {
  let before = Array.from({ length: other.length + 1 }, (_, number) => number)
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1]
    for (const [column, opposite] of [...other].entries()) {
      line.push(
        Math.min(before[column + 1] + 1, line[column] + 1, before[column] + (letter !== opposite)),
      )
    }
    before = line
  }
  return before.at(-1)
}

const last = (path) => decodeURI(path).replace(/\/+$/, "").split("/").at(-1).toLowerCase()

const box = document.querySelector(".lm-missing")
const wanted = last(location.pathname)
const pages = await (await fetch(new URL("assets/addresses.json", root))).json()
const near = Object.entries(pages)
  .map(([address, title]) => ({ address, title, far: distance(wanted, last(address)) }))
  .filter(({ address, far }) => far <= Math.max(3, last(address).length / 3))
  .toSorted((one, other) => one.far - other.far)
for (const { address, title } of wanted ? near.slice(0, MOST) : []) {
  const item = made("li", {})
  item.append(made("a", { href: new URL(address, root), textContent: title }))
  box.querySelector("ul").append(item)
  box.hidden = false
}

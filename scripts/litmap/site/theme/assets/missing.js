/* On the page of an address that leads nowhere: which addresses are nearest to it. */

import { made, root, textAt } from "./page.js"

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

/** The last name in an address; one that cannot be decoded stays as it is. */
function last(path) {
  const name = path.replace(/(?:\/index)?\.html$|\/+$/, "").split("/").at(-1)
  try {
    return decodeURIComponent(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}

/** How far a name is from the one wanted; Infinity where it is too far to be meant: of a short one, most letters stay. */
function farness(wanted, name) {
  const most = Math.min(Math.max(3, name.length / 3), name.length / 2)
  if (Math.abs(wanted.length - name.length) > most) return Infinity
  const far = distance(wanted, name)
  return far <= most ? far : Infinity
}

const box = document.querySelector(".lm-missing")
const wanted = last(location.pathname)
const pages = JSON.parse(await textAt(`${root}assets/addresses.json`))
const near = Object.entries(pages)
  .map(([address, title]) => ({ address, title, far: farness(wanted, last(address)) }))
  .filter(({ far }) => far < Infinity)
  .toSorted((one, other) => one.far - other.far)
for (const { address, title } of wanted ? near.slice(0, MOST) : []) {
  const item = made("li", {})
  item.append(made("a", { href: root + address, textContent: title }))
  box.querySelector("ul").append(item)
  box.hidden = false
}

/* The bibliography: filtered and sorted as the reader chooses. */

import { choices } from "./choices.js"
import { CHANGED, mine } from "./list.js"

const list = document.querySelector(".lm-bibliography")
const works = [...list?.children ?? []]
const sorts = {
  "": (a, b) => works.indexOf(a) - works.indexOf(b),
  year: (a, b) => (b.dataset.year || "0").localeCompare(a.dataset.year || "0"),
  cited: (a, b) => b.dataset.cited - a.dataset.cited,
  type: (a, b) => a.dataset.type.localeCompare(b.dataset.type),
}

function fits({ dataset, id, textContent }, said) {
  const text = textContent.toLowerCase()
  return ["year", "type"].every((name) => !said[name] || dataset[name] === said[name]) &&
    ["role", "entry"].every((name) =>
      !said[name] || dataset[name].split(" ").includes(said[name])
    ) &&
    said.words.toLowerCase().split(/\s+/).every((word) => text.includes(word)) &&
    (!said.mine || mine().includes(id))
}
function show(said) {
  for (const work of works) work.hidden = !fits(work, said)
  list.append(...works.toSorted(sorts[said.sort]))
  return `${works.filter((work) => !work.hidden).length} of ${works.length} works`
}
if (list) {
  const { restore } = choices(document.querySelector(".lm-filter"), show)
  document.addEventListener(CHANGED, restore)
}

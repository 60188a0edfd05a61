/* A table as a file that a spreadsheet opens as plain text. */

import { made, wordsOf } from "./page.js"

/* What a spreadsheet would run as a formula begins with an apostrophe. */
const inert = (text) => /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
const quoted = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
const line = (texts) => texts.map((text) => quoted(inert(text))).join(",")

/** Some rows of a table as CSV, with the address of the first link of each. Columns without a head are left out. */
export function sheet(table, rows) {
  const heads = [...table.tHead.rows[0].cells]
  const columns = [...heads.keys()].filter((at) => wordsOf(heads[at]))
  const lines = [line([...columns.map((at) => wordsOf(heads[at])), "Address"])]
  for (const row of rows) {
    const texts = columns.map((at) => wordsOf(row.cells[at]))
    lines.push(line([...texts, row.querySelector("a")?.href ?? ""]))
  }
  return lines.join("\r\n") + "\r\n"
}

/** Gives the reader a text as a file. */
export function download(name, text) {
  const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }))
  made("a", { href, download: name }).click()
  URL.revokeObjectURL(href)
}

/* What is new since the reader's last visit. Nothing is kept before they ask for it, and then in this browser alone: the
   newest day that they saw, and what stood there. Within one visit (a tab) the marks stay. */

import { all, count, made } from "./page.js"

const KEPT = "lm-visits"
const box = document.querySelector(".lm-visits")
const days = all(".lm-day", box)

/** The newest day of the list, as it is kept: '2026-11-24 1a2b3c'; '' on other pages of the list. */
function newest() {
  const first = box.dataset.page === "1" ? days[0]?.dataset : undefined
  return first ? `${first.day} ${first.state}` : ""
}

/** Has a day been added, or more changed on it, since what was kept? */
function isNew({ day, state }, kept) {
  const [last, then] = kept.split(" ")
  return day > last || (day === last && state !== then)
}

/** Marks the new days, and says how many there are. */
function mark(kept) {
  const found = days.filter((one) => isNew(one.dataset, kept))
  for (const one of found) {
    one.querySelector("h2").append(made("span", { className: "lm-new", textContent: "new" }))
  }
  if (!found.length) return "Nothing has changed since your last visit."
  const last = kept.split(" ")[0]
  const later = found.filter((one) => one.dataset.day > last)
  const changes = later.reduce((sum, one) => sum + Number(one.dataset.total), 0)
  const least = later.length === days.length && box.querySelector(".lm-pages") ? "at least " : ""
  const said = []
  if (later.length) {
    said.push(`${least}${count(later.length, "day")} with ${count(changes, "change")}`)
  }
  if (later.length < found.length) said.push("more on the last day that you saw")
  return `New since your last visit: ${said.join(", and ")}.`
}
function unmark() {
  for (const one of all(".lm-new", box)) one.remove()
}

const said = made("span", { role: "status" })
const button = made("button", { type: "button", className: "lm-quiet" })
const bar = made("span", { className: "lm-visits-bar" })
bar.append(" · ", said, " ", button)

function show(words) {
  const on = localStorage.getItem(KEPT) !== null
  said.textContent = words || ""
  button.textContent = on ? "Stop, and forget what I saw" : "Mark what is new when I come back"
}
function change() {
  unmark()
  if (localStorage.getItem(KEPT) === null) {
    localStorage.setItem(KEPT, newest())
    sessionStorage.setItem(KEPT, newest())
    show("From now on this page marks what is new. Only this browser keeps what you saw.")
  } else {
    localStorage.removeItem(KEPT)
    sessionStorage.removeItem(KEPT)
    show()
  }
}
function begin() {
  const kept = localStorage.getItem(KEPT)
  if (kept === null) return show()
  const before = sessionStorage.getItem(KEPT) ?? kept
  sessionStorage.setItem(KEPT, before)
  if (newest()) localStorage.setItem(KEPT, newest())
  show(before ? mark(before) : "")
}

button.addEventListener("click", change)
try {
  if (days.length) {
    begin()
    box.querySelector(".lm-visits-line").append(bar)
  }
} catch {
  // Where nothing may be kept, there is nothing to switch on.
}

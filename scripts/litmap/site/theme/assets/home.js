/* The diagram stood on home once, and what was chosen in it in the address (#n=ID, #list-ID): such an address leads on. */

const leads = /^#(?:n=|list-|as-list$)/
const diagram = document.querySelector(".lm-to-diagram")

function leadOn() {
  if (diagram && leads.test(location.hash)) location.replace(new URL(location.hash, diagram.href))
}
addEventListener("hashchange", leadOn)
leadOn()

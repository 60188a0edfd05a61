/* What a page can do beyond showing itself. Everything works without it, as plain links and lists.

   Every page loads the modules imported here; a page with a picture loads that picture's too. Which browsers run them is
   said in styles/index.css. */

import "./header.js"
import "./copy.js"
import "./folds.js"
import "./cards.js"
import "./list.js"

for (
  const name of [
    "home",
    "picture",
    "matrix",
    "network",
    "timeline",
    "missing",
    "search",
    "on-page",
    "visits",
  ]
) {
  if (document.querySelector(`.lm-${name}`)) import(`./${name}.js`)
}
if (document.querySelector(".lm-library .lm-register")) import("./library.js")
else if (document.querySelector(".lm-register")) import("./facets.js")

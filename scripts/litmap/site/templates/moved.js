/* The page of a former address takes the reader on at once, and keeps the fragment, which a refresh would lose: to where
   the statement is now that it names, else to the same place on the new page. Who follows the address of a statement
   that was removed stays, and reads so. */

const named = document.getElementById(location.hash.slice(1))
const moved = document.querySelector("link[rel=canonical]")
if (!named) location.replace(moved.href + location.hash)
else if (named.href) location.replace(named.href)

/* The page of a former address takes the reader on at once, and keeps the query and the fragment, which a refresh would
   lose: to where the statement is now that it names, else to the same place on the new page. Who follows the address of
   a statement that was removed stays, and reads so. */

const named = document.getElementById(location.hash.slice(1))
const moved = document.querySelector("link[rel=canonical]")
const address = new URL((named ?? moved).href ?? location)
address.search = location.search
address.hash ||= location.hash
if (!named || named.href) location.replace(address)

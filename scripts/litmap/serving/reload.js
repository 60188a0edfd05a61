// While the site is served: a page comes anew when what it shows has changed.
// Only a page that is seen listens: a browser opens few connections to one server.
const own = document.currentScript
const shown = own.dataset.state
let stream

function listen() {
  stream?.close()
  if (document.visibilityState !== "visible") return
  stream = new EventSource(new URL(`changes?since=${shown}`, own.src))
  stream.onmessage = (event) => {
    if (event.data !== shown) location.reload()
  }
}

document.addEventListener("visibilitychange", listen)
addEventListener("pagehide", () => stream?.close())
addEventListener("pageshow", listen)

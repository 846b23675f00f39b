"""No text that anybody types runs anything: judged by parsing what comes out."""

import pytest
from markdown_it import MarkdownIt

from forum.text.markdown import render

from .fragment import faults, links

MARKUP = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:x onerror\n=\nalert(1)//",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<svg onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<style>@import 'javascript:alert(1)'</style>",
    "<style><!--</style><script>alert(1)//--></script>",
    "<link rel=stylesheet href='javascript:alert(1)'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href='javascript:alert(1)//'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p id=csrf class=admin>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<title><a title='</title><img src=x onerror=alert(1)>'>",
    "<textarea><script>alert(1)</script></textarea>",
    "<xmp><script>alert(1)</script></xmp>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>",
    "<x-hx hx-get='/admin' hx-trigger=load>x</x-hx>",
    "> <script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "# <img src=x onerror=alert(1)>",
    "[<img src=x onerror=alert(1)>](https://a.example)",
]
ADDRESSES = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#x6A&#x61;vascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](<  javascript:alert(1)>)",
    "[x](<\x01javascript:alert(1)>)",
    "[x](javascript://a.example/%0aalert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](data:image/png;base64,AAAA)",
    "[x](vbscript:msgbox(1))",
    "[x](VBSCRIPT:msgbox(1))",
    "[x](livescript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](ftp://a.example)",
    "[x](tel:+1)",
    "[x](//evil.example)",
    "[x](/accounts/logout/)",
    "[x](?next=1)",
    "[x](#main)",
    "[x](\\\\evil.example)",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x]: <javascript:alert(1)> 'y'\n\n[y][x]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,x)",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>",
]
DISGUISED = [
    "<!-- unclosed <img src=x onerror=alert(1)>",
    "[x](view-source:https://a.example)",
    "[x](blob:https://a.example/1)",
    "[x](javascript:https://a.example)",
    '[x](https://a.example "\\"onmouseover=alert(1) x=\\"")',
    "[x](https://a.example '\"><img src=x onerror=alert(1)>')",
    '[x](https://a.example ("><script>alert(1)</script>))',
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example/<script>)",
    '<https://a.example/"onmouseover=alert(1)>',
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/'><script>alert(1)</script>",
    "mailto:a@b.example?body=<script>alert(1)</script>",
    '![" onerror=alert(1) "](https://a.example/x.png)',
    "![x](https://a.example/x.png \"' onload='alert(1)\")",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "&#x3c;svg onload=alert(1)&#x3e;",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    '``` x" onmouseover="alert(1)\nx\n```',
    "    <script>alert(1)</script>",
    "`` `<img src=x onerror=alert(1)>` ``",
    "```\n````\n</code></pre><script>alert(1)</script>\n```",
    "a\\<script>alert(1)\\</script>",
    "**<**script**>**alert(1)",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<\u0338script>alert(1)",
    "＜script＞alert(1)＜/script＞",
    "[a]: https://a.example '\"><script>alert(1)</script>'\n\n[a]",
]


class Credulous(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's
        return True


def rendered_naively(source: str) -> str:
    """What a site would show that lets HTML through and asks no address for its scheme."""
    return str(Credulous("js-default", {"html": True}).render(source))


@pytest.mark.parametrize("source", MARKUP + ADDRESSES + DISGUISED)
def test_nothing_but_the_allowed_comes_out(source: str) -> None:
    assert faults(render(source)) == []


@pytest.mark.parametrize("source", ADDRESSES)
def test_a_bad_address_is_no_link_at_all(source: str) -> None:
    assert links(render(source)) == []


@pytest.mark.parametrize("source", MARKUP + ADDRESSES)
def test_every_payload_is_caught_where_nobody_takes_care(source: str) -> None:
    assert faults(rendered_naively(source).replace("<a ", '<a rel="nofollow ugc noopener" '))


@pytest.mark.parametrize("source", MARKUP)
def test_markup_is_shown_as_it_was_typed(source: str) -> None:
    assert "&lt;" in render(source)


@pytest.mark.parametrize(
    "html",
    [
        "<!-- x -->",
        "<p onclick=x>a</p>",
        "<p class=x>a</p>",
        "<p>",
        "</p>",
        "<div class=box></div>",
        "<?x?>",
        "<!x>",
    ],
)
def test_the_judge_of_fragments_finds_faults(html: str) -> None:
    assert faults(html)

"""How HTML and Markdown are read on import. The package costs little to import, unlike its module `html`.

- `debates.imports.extract.html`: `extract_html`, `visible_text`, `why_not` (loads lxml, trafilatura, readability);
- `debates.imports.extract.markdown`: `segment_markdown`;
- here: from bytes to text.
"""

from debates.imports.extract.decoding import NotText, decode_html, decode_text

__all__ = ["NotText", "decode_html", "decode_text"]

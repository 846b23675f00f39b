"""Laying out the picture of a debate. Pure: arguments go in, boxes and edges come out.

The tree is drawn tidily, as in Reingold and Tilford (1981), without their packing: every argument has a strip of the
height to itself, its answers stand in that strip one column further out, and it stands in their midst. So nothing can
overlap, whatever is said and however long.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from debates.charts.chart import FRAMES, LABEL, TAB, Box, Edge, Frame, Line, Node, Picture
from debates.charts.lettering import is_hanging, runs_from_right, width_of, wrapped

MARGIN, PAD, BAR_SIDE = 8, 14, 18
BETWEEN, APART = 24, 36  # heights between answers to one argument, and between arguments
CAPTION, LEAST = 28, 120  # heights of what stands above the words in the middle, and of the middle
_ABOVE, _HANGING = 11, 2.2  # what is left above and below the words; the height of a line of Nastaliq, of its size


@dataclass
class _Strip:
    """The strip of the height that an argument has to itself; ``level`` counts columns from the middle."""

    node: Node
    frame: Frame
    level: int
    top: int = 0

    @cached_property
    def below(self) -> list["_Strip"]:
        """The strips of its answers."""
        return [_Strip(node, self.frame, self.level + 1) for node in self.node.below]

    @cached_property
    def width(self) -> int:
        """The width of its column."""
        return self.frame.columns[self.level]

    @cached_property
    def lines(self) -> list[str]:
        """The claim in lines."""
        return wrapped(self.node.claim, _hundredths(self.width - PAD - BAR_SIDE, self.frame))

    @cached_property
    def tab(self) -> int:
        """The width of the tab, 0 without one."""
        wide = width_of(self.node.more) * self.frame.size // 100 + 2 * PAD
        return min(wide, self.width) if self.node.more else 0

    @cached_property
    def height(self) -> int:
        """The height of the box alone."""
        return _high(self.lines, self.node.claim, self.frame)

    @cached_property
    def own(self) -> int:
        """The height of the box with what stands beneath it."""
        return self.height + LABEL * self.node.is_open + (TAB if self.tab else 0)

    @cached_property
    def total(self) -> int:
        """The height of the strip."""
        return max(self.own, _stacked(self.below, BETWEEN))

    @property
    def y(self) -> int:
        """Where the box begins: in the midst of the strip."""
        return self.top + (self.total - self.own) // 2


def draw(middle: Node, caption: str, sides: Mapping[str, Sequence[Node]], *, is_mirrored: bool = False) -> Picture:
    """Return the picture: ``middle`` in the midst beneath its caption, FIRST's nodes on the left, the others right.

    ``is_mirrored`` is for who reads from the right: FIRST stands where they begin.
    """
    depth = max((node.depth for nodes in sides.values() for node in nodes), default=1)
    frame = replace(FRAMES[depth], is_mirrored=is_mirrored)
    strips = {side: [_Strip(node, frame, 0) for node in nodes] for side, nodes in sides.items()}
    centre = _centre(middle, caption, frame)
    inner = max(centre.height, *(_stacked(each, APART) for each in strips.values()))
    centre = _lowered(centre, MARGIN + (inner - centre.height) // 2)
    boxes, edges = [], []
    for side, each in strips.items():
        _stack(each, MARGIN + (inner - _stacked(each, APART)) // 2, APART)
        for box, edge in _walk(each, centre, is_left=frame.is_on_left(side)):
            boxes.append(box)
            edges.append(edge)
    return Picture(frame, inner + 2 * MARGIN, caption, centre, boxes, edges)


def _stacked(strips: Sequence[_Strip], gap: int) -> int:
    return sum(strip.total for strip in strips) + gap * max(len(strips) - 1, 0)


def _stack(strips: Sequence[_Strip], top: int, gap: int) -> None:
    for strip in strips:
        strip.top = top
        _stack(strip.below, top + (strip.total - _stacked(strip.below, BETWEEN)) // 2, BETWEEN)
        top += strip.total + gap


def _walk(strips: Sequence[_Strip], parent: Box, *, is_left: bool) -> Iterator[tuple[Box, Edge]]:
    """Yield each box with the edge that joins it to what it answers, an argument before its answers."""
    for number, strip in enumerate(strips, 1):
        box = _box(strip, is_left=is_left)
        leaves = parent.y + parent.height * number // (len(strips) + 1)
        near, far = (parent.x, box.x + box.width) if is_left else (parent.x + parent.width, box.x)
        yield box, Edge(strip.node, (near, leaves, far, box.y + box.height // 2))
        yield from _walk(strip.below, box, is_left=is_left)


def _box(strip: _Strip, *, is_left: bool) -> Box:
    """Return the box of a strip. FIRST's bar is on the right, the other's on the left, or mirrored; labels opposite."""
    frame, node, width = strip.frame, strip.node, strip.width
    x = frame.place(strip.level + 1)
    x = x if is_left else frame.width - x - width
    is_bar_right, is_from_right = frame.is_on_left(node.favours), runs_from_right(node.claim)
    pad = BAR_SIDE if is_bar_right == is_from_right else PAD
    return Box(
        node=node,
        x=x,
        y=strip.y,
        width=width,
        height=strip.height,
        lines=_set(strip.lines, node.claim, strip.y, frame),
        bar=x + width - node.weight if is_bar_right else x,
        text=x + width - pad if is_from_right else x + pad,
        label=x if is_bar_right else x + width,
        is_from_right=is_from_right,
        tab=strip.tab,
        tab_x=x if is_bar_right else x + width - strip.tab,
    )


def _centre(node: Node, caption: str, frame: Frame) -> Box:
    x, width = (frame.width - frame.middle) // 2, frame.middle
    lines = wrapped(node.claim, _hundredths(width - 2 * BAR_SIDE, frame))
    above = CAPTION if caption else 0
    height = max(_high(lines, node.claim, frame) + above + BAR_SIDE, LEAST)
    begins = (height - _high(lines, node.claim, frame) + above) // 2
    return Box(
        node=node,
        x=x,
        y=0,
        width=width,
        height=height,
        lines=_set(lines, node.claim, begins, frame),
        bar=x + width - node.weight if frame.is_on_left(node.favours) else x,
        text=frame.width // 2,
        label=begins,
        is_from_right=runs_from_right(node.claim),
    )


def _lowered(box: Box, by: int) -> Box:
    lines = tuple(Line(line.y + by, line.words) for line in box.lines)
    return replace(box, y=box.y + by, lines=lines, label=box.label + by)


def _hundredths(width: int, frame: Frame) -> int:
    return width * 100 // frame.size


def _lead(claim: str, frame: Frame) -> int:
    return round(frame.size * _HANGING) if is_hanging(claim) else frame.lead


def _high(lines: Sequence[str], claim: str, frame: Frame) -> int:
    return len(lines) * _lead(claim, frame) + 2 * _ABOVE


def _set(lines: Sequence[str], claim: str, top: int, frame: Frame) -> tuple[Line, ...]:
    """Return lines on their bases: a little under three quarters down each, as type sits."""
    lead = _lead(claim, frame)
    return tuple(Line(top + _ABOVE + lead * number + round(lead * 0.72), line) for number, line in enumerate(lines))

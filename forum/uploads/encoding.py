"""A picture that somebody sent becomes one that this site made: decoded within bounds, turned upright, encoded anew.

Nothing of the file that came is kept: no name, no metadata, no bytes behind the picture.
"""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from forum.web.refusal import Refusal, Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000  # a photograph of a good camera; as raw colours 160 MB
MAX_SIDE = 2_000  # pixels of the longer side as kept
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
LOSSLESS_UP_TO = 400_000  # bytes: a drawing stays below that, a photograph does not

UNREADABLE, TOO_LARGE = 422, 413


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it is kept; the sides are in pixels."""

    data: bytes
    content_type: str
    width: int
    height: int


def encoded(data: bytes) -> Encoded:
    """Return the picture in the bytes of a file.

    Raises:
        Refusal: it is none, too large, damaged, or it moves; the reason says what to do.
    """
    if not data:
        raise _refusal(_("The file is empty. Choose the picture again."))
    if len(data) > MAX_BYTES:
        raise _refusal(too_large(), TOO_LARGE)
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            _check(image)
            return _kept(_small(image))
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception:  # noqa: BLE001 - decoders raise anything at all on bytes made to hurt
        raise _refusal(_no_picture(data)) from None


def too_large() -> str:
    """Say how large a picture may be."""
    return _("A picture may have at most %(n)d megabytes. Make it smaller and try again.") % {"n": MAX_BYTES >> 20}


def _check(image: Image.Image) -> None:
    """Refuse what would be too much to decode, before it is decoded."""
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    if getattr(image, "is_animated", False):
        raise _refusal(_("This picture moves; only still ones are taken. Save one frame of it and send that."))


def _small(image: Image.Image) -> Image.Image:
    """Return the picture upright, in plain colours, at most ``MAX_SIDE`` wide and high."""
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG is read at the size that is needed
    has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    upright = ImageOps.exif_transpose(_roughly_small(image))
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return plain


def _roughly_small(image: Image.Image) -> Image.Image:
    """Return the picture at less than twice the size wanted: every further step costs by the pixel."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")  # 16 bits of grey: the upper eight
    factor = max(image.size) // MAX_SIDE
    if factor < 2:  # half is the least that can be left out
        return image
    if image.mode in {"1", "P", "PA"}:  # a pixel here is a number in a list, of which there is no mean
        return image.resize((image.width // factor or 1, image.height // factor or 1), Image.Resampling.NEAREST)
    return image.reduce(factor)


def _kept(image: Image.Image) -> Encoded:
    """Encode without loss what stays small so, such as a drawing or a screen, and as a photograph what does not."""
    exact = b"" if _is_photograph(image) else _webp(image, lossless=True)
    data = exact if exact and len(exact) <= LOSSLESS_UP_TO else _webp(image, lossless=False)
    return Encoded(data, "image/webp", image.width, image.height)


def _is_photograph(image: Image.Image) -> bool:
    """Judge by the number of colours in a small copy: more than 4,000 of at most 16,384."""
    sample = image.resize((min(image.width, 128), min(image.height, 128)), Image.Resampling.NEAREST)
    return sample.convert("RGB").getcolors(4_000) is None


def _webp(image: Image.Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    # what EXIF, colour profile and XMP would be written is said outright: nothing
    image.save(out, "WEBP", lossless=lossless, quality=50 if lossless else 82, method=2, exif=b"", icc_profile=b"")
    return out.getvalue()


def _no_picture(data: bytes) -> str:
    """Say why the bytes are no picture, as far as their beginning tells."""
    start = data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        return _("SVG is not taken, for it can hold scripts. Save the picture as PNG and send that.")
    if start.startswith((b"\x89png", b"\xff\xd8", b"gif8", b"riff")):
        return _("The picture is damaged, or was cut off on its way. Send it again, or another copy of it.")
    return _("This is no picture that can be shown here. Send a PNG, JPEG, WebP or GIF file.")


def _too_many_pixels() -> Refusal:
    reason = _("A picture may have at most %(n)d million pixels. Make it smaller and try again.")
    return _refusal(reason % {"n": MAX_PIXELS // 1_000_000}, TOO_LARGE)


def _refusal(reason: str, status: int = UNREADABLE) -> Refusal:
    return Refusal(Refused(reason, status=status))

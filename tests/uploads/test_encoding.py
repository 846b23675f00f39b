"""What is kept of a file, and what is not taken at all. Nothing that is sent raises anything but a refusal."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from forum.uploads import encoding
from forum.uploads.encoding import MAX_BYTES, MAX_SIDE, encoded
from forum.web.refusal import Refusal

from .pictures import file_of, png, png_of_chunks

GPS = {0x8825: {1: "N", 2: (52.0, 31.0, 0.0)}, 0x0112: 6, 0x010F: "A camera"}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(encoded(data).data))


def refused(data: bytes) -> tuple[int, str]:
    with pytest.raises(Refusal) as refusal:
        encoded(data)
    return refusal.value.refused.status, refusal.value.refused.reason


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_usual_kind_becomes_webp(kind):
    made = encoded(file_of(Image.new("RGB", (40, 30), "teal"), kind))
    assert (made.content_type, made.width, made.height) == ("image/webp", 40, 30)
    image = Image.open(BytesIO(made.data))
    assert (image.format, image.size) == ("WEBP", (40, 30))
    assert all(abs(a - b) < 12 for a, b in zip(image.convert("RGB").getpixel((20, 15)), (0, 128, 128), strict=True))


def test_a_photograph_is_turned_upright_and_loses_what_the_camera_wrote():
    exif = Image.Exif()
    for tag, value in GPS.items():
        exif[tag] = value
    photo = Image.new("RGB", (60, 20), "teal")
    photo.putpixel((0, 0), (255, 255, 255))
    made = opened(file_of(photo, "JPEG", exif=exif, comment=b"at home", quality=95))
    assert made.size == (20, 60)
    assert not made.getexif()
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(made.info)
    assert b"camera" not in encoded(file_of(photo, "JPEG", exif=exif)).data


def test_words_and_colour_profile_of_a_png_are_dropped():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Somebody private")
    data = encoded(file_of(Image.new("RGB", (9, 9)), "PNG", pnginfo=info, icc_profile=b"profile" * 30)).data
    assert b"private" not in data
    assert b"profile" not in data


@pytest.mark.parametrize(
    ("size", "kept"), [((2_500, 1_000), (2_000, 800)), ((5_000, 40), (2_000, 16)), ((2_000, 9), (2_000, 9))]
)
@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "1", "L"])
def test_a_large_picture_is_made_smaller_in_its_own_shape(size, kept, mode):
    made = encoded(file_of(Image.new(mode, size)))
    assert (made.width, made.height) == kept
    assert max(kept) <= MAX_SIDE


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_can_be_seen_through_stays_so(mode):
    assert opened(file_of(Image.new(mode, (9, 9), 0))).convert("RGBA").getpixel((4, 4))[3] == 0


def test_a_palette_with_a_clear_colour_stays_clear():
    assert opened(file_of(Image.new("P", (9, 9), 0), "PNG", transparency=0)).convert("RGBA").getpixel((4, 4))[3] == 0


@pytest.mark.parametrize(("mode", "kind"), [("CMYK", "JPEG"), ("L", "PNG"), ("1", "PNG"), ("P", "GIF")])
def test_unusual_colours_are_taken(mode, kind):
    assert opened(file_of(Image.new(mode, (30, 30)), kind)).size == (30, 30)


def test_a_grey_of_16_bits_keeps_its_brightness():
    assert opened(file_of(Image.new("I;16", (9, 9), 60_000))).convert("L").getpixel((4, 4)) == pytest.approx(234, abs=3)


def test_a_drawing_is_kept_exactly_and_a_photograph_small():
    drawing = Image.new("RGB", (300, 300), "white")
    drawing.paste((10, 20, 30), (50, 50, 90, 250))
    assert list(opened(file_of(drawing)).convert("RGB").tobytes()) == list(drawing.tobytes())
    red, green = Image.linear_gradient("L"), Image.radial_gradient("L")
    photo = Image.merge("RGB", [red, green, Image.effect_noise((256, 256), 40)]).resize((1_500, 1_500))
    assert len(encoded(file_of(photo)).data) < len(file_of(photo)) / 4


def test_a_drawing_that_stays_large_is_encoded_as_a_photograph(monkeypatch):
    monkeypatch.setattr(encoding, "LOSSLESS_UP_TO", 10)
    assert encoded(png()).width == 40


HOSTILE = {
    "zero bytes": (b"", 422, "empty"),
    "text as .png": (b"Dear sir, this is no picture.", 422, "no picture"),
    "a page": (b"<!doctype html><script>alert(1)</script>", 422, "no picture"),
    "a vector picture": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 422, "SVG"),
    "a vector picture with a head": (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><svg/>", 422, "SVG"),
    "a truncated png": (png(400, 400)[:200], 422, "damaged"),
    "a truncated jpeg": (file_of(Image.effect_noise((200, 200), 50).convert("RGB"), "JPEG")[:3_000], 422, "damaged"),
    "a truncated webp": (file_of(Image.new("RGB", (200, 200), "red"), "WEBP")[:40], 422, "damaged"),
    "a head alone": (b"\x89PNG\r\n\x1a\n", 422, "damaged"),
    "a gif's head alone": (b"GIF89a", 422, "damaged"),
    "a picture of no width": (png_of_chunks(0, 10, (b"IDAT", zlib.compress(b""))), 422, "damaged"),
    "a head that lies": (png_of_chunks(60_000, 60_000, (b"IDAT", zlib.compress(b"\0" * 100))), 413, "40 million"),
    "a head that lies beyond all bounds": (png_of_chunks(2**31 - 1, 2**31 - 1), 413, "40 million"),
    "more pixels than allowed": (file_of(Image.new("1", (8_000, 5_001))), 413, "40 million"),
    "a bomb of zeros": (
        png_of_chunks(6_000, 6_000, (b"IDAT", zlib.compress(b"\0" * 60_000_000, 9)[:30_000])),
        422,
        "damaged",
    ),
    "words that unpack to 200 MB": (
        png_of_chunks(9, 9, (b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 200_000_000, 9)), (b"IDAT", b"")),
        422,
        "damaged",
    ),
    "too many bytes": (b"\x89PNG" + b"\0" * MAX_BYTES, 413, "5 megabytes"),
    "a program": (b"\x7fELF" + b"\0" * 500, 422, "no picture"),
    "a document": (b"%PDF-1.7\n", 422, "no picture"),
    "PostScript, which Pillow would run": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", 422, "no picture"),
    "a TIFF": (file_of(Image.new("RGB", (9, 9)), "TIFF"), 422, "no picture"),
    "an icon": (file_of(Image.new("RGB", (16, 16)), "ICO"), 422, "no picture"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused_in_words(name):
    data, status, words = HOSTILE[name]
    found = refused(data)
    assert found[0] == status
    assert words in found[1]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_is_refused_and_its_first_frame_is_not(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "teal")]
    assert "moves" in refused(file_of(frames[0], kind, save_all=True, append_images=frames[1:]))[1]
    assert encoded(file_of(frames[0], kind)).width == 20


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04" + b"\0" * 90, b"\0" * 9_000])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_is_hidden_behind_a_picture_is_not_kept(kind, tail):
    made = encoded(file_of(Image.new("RGB", (20, 20), "teal"), kind) + tail).data
    assert made.startswith(b"RIFF")
    assert b"script" not in made
    assert b"PK\x03\x04" not in made


def outcome(data: bytes) -> str | int:
    try:
        return "a picture" if encoded(data).data.startswith(b"RIFF") else "something else"
    except Refusal as refusal:
        return refusal.refused.status


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.integers(0, 200))
def test_whatever_is_sent_is_a_picture_or_is_refused(noise, kind, at):
    whole = file_of(Image.new("RGB", (30, 20), "teal"), kind)
    for data in (noise, whole[:at] + noise, whole[:at] + noise + whole[at + len(noise) :]):
        assert outcome(data) in {"a picture", 413, 422}

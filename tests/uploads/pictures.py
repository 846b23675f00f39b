"""Files as people send them, honest and otherwise."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from forum.uploads.models import Picture
from forum.uploads.services import keep_picture


def file_of(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(width: int = 40, height: int = 30, colour: str = "teal", mode: str = "RGB") -> bytes:
    return file_of(Image.new(mode, (width, height), colour))


def sent(data: bytes | None = None, name: str = "cat.png", kind: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, png() if data is None else data, kind)


def kept(owner, data: bytes | None = None) -> Picture:
    return keep_picture(owner=owner, file=sent(data))


def shown(picture: Picture, description: str = "a teal field") -> str:
    return f"![{description}]({picture.get_absolute_url()})"


def png_of_chunks(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG made by hand, whose head may lie."""
    head = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (head, *chunks, (b"IEND", b""))
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

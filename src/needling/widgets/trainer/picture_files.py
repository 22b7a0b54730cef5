"""What a picture's file holds besides the picture: Exif and XMP may tell where, when and by whom it was taken."""

from __future__ import annotations

from collections.abc import Iterator

_CARRIERS = {
    "Exif": (b"Exif\0", b"eXIf", b"EXIF", b"Raw profile type exif", b"Raw profile type APP1"),
    "XMP": (b"http://ns.adobe.com/xap/1.0/", b"http://ns.adobe.com/xmp/extension/", b"XML:com.adobe.xmp", b"XMP "),
}
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
#: From here on a JPEG is the picture itself.
_START_OF_SCAN = 0xDA


def complaint(content: bytes, suffix: str) -> str:
    """What is wrong with a picture's file, as the end of a sentence; empty when nothing is.

    Args:
        content: the whole file.
        suffix: of its name: ``.jpg``, ``.png`` or ``.webp``.
    """
    try:
        labels = list(_LABELS[suffix](content))
    except (ValueError, IndexError):
        return f"is no {suffix.removeprefix('.')} picture, or is broken. Save it again."
    for name, carriers in _CARRIERS.items():
        if any(label.startswith(carriers) for label in labels):
            return f"carries {name} data, which may tell place and time. Save the picture without it."
    return ""


def _jpeg(content: bytes) -> Iterator[bytes]:
    """How each segment before the picture begins."""
    if not content.startswith(_JPEG):
        raise ValueError("no JPEG")
    at = len(_JPEG)
    while content[at + 1] != _START_OF_SCAN:
        if content[at] != 0xFF:
            raise ValueError("no segment")
        length = int.from_bytes(content[at + 2 : at + 4])
        if length < 2:
            raise ValueError("a segment without a length")
        yield content[at + 4 : at + 2 + length]
        at += 2 + length


def _png(content: bytes) -> Iterator[bytes]:
    """The type of each chunk, with what follows it."""
    if not content.startswith(_PNG):
        raise ValueError("no PNG")
    at = len(_PNG)
    while content[at + 4 : at + 8] != b"IEND":
        kind, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4])
        if len(kind) < 4:
            raise ValueError("no end")
        yield content[at + 8 : at + 8 + length] if kind in (b"iTXt", b"tEXt", b"zTXt") else kind
        at += 12 + length


def _webp(content: bytes) -> Iterator[bytes]:
    """The type of each chunk."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError("no WebP")
    at = 12
    while at < len(content):
        yield content[at : at + 4]
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + length + length % 2


_LABELS = {".jpg": _jpeg, ".png": _png, ".webp": _webp}

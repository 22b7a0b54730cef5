"""A source is shown in plain text, and says whether it was read."""

from __future__ import annotations

from needling.course import load_sources
from tests.conftest import OwnBook

BIB = r"""
@article{one, author={F{\"o}rster, {\AA}sa and Strau{\ss}, S.}, title={{H}igh {\&} low}, journal={Skin}, year={2020},
  volume={4}, number={2}, pages={1--8}, doi={10.1/x}, url={https://a.example}, note={seen: abstract}}
@article{many, author={von Dalwig, Dirk and B, B and C, C and D, D}, title={T}, note={from memory}}
@misc{page, title={A page}, howpublished={A clinic}, url={https://b.example}, note={seen}}
@misc{three, author={A, A and B, B and C, C}, title={T}}
"""


def test_a_source_is_plain_text_that_says_what_was_read(own_book: OwnBook) -> None:
    (own_book.folder / "references.bib").write_text(BIB, encoding="utf-8")
    own_book.forget()
    sources = load_sources()
    assert list(sources) == ["one", "many", "page", "three"]
    one = sources["one"]
    assert (one.authors, one.title, one.where) == ("Förster and Strauß", "High & low", "Skin, 4(2), 1–8")
    assert (one.url, one.year, one.seen, one.read) == ("https://doi.org/10.1/x", "2020", True, "abstract")
    assert (sources["many"].authors, sources["many"].seen) == ("von Dalwig and 3 others", False)
    assert sources["three"].authors == "A, B and C"
    assert not sources["three"].seen
    page = sources["page"]
    assert (page.where, page.url, page.seen, page.read) == ("A clinic", "https://b.example", True, "")

"""Text in the codings of before Unicode is found, told apart and converted; ordinary text is left alone."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.legacy import LegacyText, find_legacy, guess_coding, to_unicode

TCVN3_TABLE = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ "
    "C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ "
    "E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
TCVN3 = {entry[2]: chr(int(entry[:2], 16)) for entry in TCVN3_TABLE.split()}
VNI_TABLE = (
    "á=aù à=aø ả=aû ã=aõ ạ=aï ă=aê ắ=aé ằ=aè ẳ=aú ẵ=aü ặ=aë â=aâ ấ=aá ầ=aà ẩ=aå ẫ=aã ậ=aä "
    "é=eù è=eø ẻ=eû ẽ=eõ ẹ=eï ê=eâ ế=eá ề=eà ể=eå ễ=eã ệ=eä í=í ì=ì ỉ=æ ĩ=ó ị=ò "
    "ó=où ò=oø ỏ=oû õ=oõ ọ=oï ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä ơ=ô ớ=ôù ờ=ôø ở=ôû ỡ=ôõ ợ=ôï "
    "ú=uù ù=uø ủ=uû ũ=uõ ụ=uï ư=ö ứ=öù ừ=öø ử=öû ữ=öõ ự=öï ý=yù ỳ=yø ỷ=yû ỹ=yõ ỵ=î đ=ñ"
)
VNI = dict(entry.split("=") for entry in VNI_TABLE.split())
VNI |= {letter.upper(): written.upper() for letter, written in VNI.items()}
SENTENCES = (
    "ủy ban nhân dân xã diễn châu",
    "vận động nhân dân hiến đất mở rộng đường giao thông",
    "đoàn kết lương giáo, giữ gìn an ninh trật tự ở khu dân cư",
    "chi hội phụ nữ xóm tổ chức phân loại rác thải tại nguồn",
    "Đại diện lãnh đạo phòng văn hóa, xã hội",
    "Ban chỉ huy quân sự giúp hộ nghèo sửa nhà ở, kỹ thuật chăn nuôi",
)


def in_tcvn3(text):
    """Return the text as TCVN3 in Latin-1 characters, by the table of TCVN 5712."""
    return "".join(TCVN3.get(letter, letter) for letter in text)


def in_vni(text):
    """Return the text as VNI in Latin-1 characters, by the table of the VNI fonts."""
    return "".join(VNI.get(letter, letter) for letter in text)


def in_cp1258(text):
    """Return the text as cp1258 bytes: a letter with its quality, then a tone."""

    def split(letter):
        spread = normalize("NFD", letter)
        tones = "".join(mark for mark in spread if mark in "\u0300\u0301\u0303\u0309\u0323")
        return normalize("NFC", "".join(mark for mark in spread if mark not in tones)) + tones

    return "".join(map(split, text)).encode("cp1258")


def test_every_letter_of_the_tables_is_converted():
    """Each code of the published tables, small or capital, means its letter."""
    assert {letter: to_unicode(written, "TCVN3") for letter, written in TCVN3.items()} == {x: x for x in TCVN3}
    assert {letter: to_unicode(written, "VNI") for letter, written in VNI.items()} == {x: x for x in VNI}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("coding", "encode"), [("TCVN3", in_tcvn3), ("VNI", in_vni)])
def test_a_sentence_in_an_old_coding_is_found_and_converted(sentence, coding, encode):
    """Each sentence, pasted in either coding after a key, is found, named and turned back."""
    found = find_legacy(f"loai: moi\nten: {encode(sentence)}\n")

    assert found is not None
    assert found.coding == coding
    assert found.converted in sentence
    assert to_unicode(encode(sentence), coding) == sentence


@given(st.lists(st.sampled_from(" ".join(SENTENCES).lower().split()), min_size=1, max_size=30))
def test_any_words_come_back_from_both_codings(words):
    """Whatever the words, converting to an old coding and back gives them again."""
    text = " ".join(words)

    assert to_unicode(in_tcvn3(text), "TCVN3") == text
    assert to_unicode(in_vni(text), "VNI") == text
    assert to_unicode(in_cp1258(text).decode("latin-1"), "cp1258") == text


@given(
    st.lists(
        st.sampled_from(["nhân", "dân", "vận", "động", "đất", "đường", "khéo", "của", "trật"]),
        min_size=2,
        max_size=30,
    )
)
def test_any_vietnamese_words_in_tcvn3_are_found(words):
    """Two words with letters that only TCVN3 has never go unnoticed."""
    found = find_legacy(in_tcvn3(" ".join(words)))

    assert found is not None
    assert found.coding == "TCVN3"
    assert " ".join(words).startswith(found.converted)


def test_the_finding_says_where():
    """A finding gives the coding, the index, the text as it stands and its meaning."""
    assert find_legacy("ten: Uû ban nh©n d©n x·\ndon_vi: ubnd\n") == LegacyText(
        "TCVN3",
        5,
        "Uû ban nh©n d©n x·",
        "Uỷ ban nhân dân xã",
    )


def test_a_sample_is_short_and_on_one_line():
    """A long damaged text is quoted by at most sixty characters of one line."""
    found = find_legacy("d©n " * 100 + "\n" + "d©n " * 100)

    assert found is not None
    assert found.sample == ("d©n " * 15).strip()


def test_a_single_word_with_a_sign_inside_is_enough():
    """A sign inside a word that becomes a right syllable needs no second word."""
    assert find_legacy("nh©n") == LegacyText("TCVN3", 0, "nh©n", "nhân")


def test_capital_fonts_are_understood():
    """Small TCVN3 letters among capitals are capitals, in a whole line and in a single word."""
    assert to_unicode("X· DIÔN CH©U", "TCVN3") == "XÃ DIỄN CHÂU"
    assert to_unicode("Xã ®iÓm DIÔN", "TCVN3").endswith("điểm DIỄN")
    assert to_unicode("Tæ A", "TCVN3") == "Tổ A"
    assert to_unicode("NHAÂN DAÂN Xaõ", "VNI") == "NHÂN DÂN Xã"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ASCII only",
        "©",
        "© 2026",
        "Panadol®, ½ ngày, 5 °C, §3, 3×4 m",
        "Ô tô, xe máy",
        "m²",
        "50 µm, 20 µm",
        "3m×4m, 5m×6m",
        "Caïn, Caïn, une façade, un garçon",
        "à la carte",
        "où il a dû, où est la façade du garçon, Noël, maïs, coût, brûlée",
        "Haïti, Israël, Zürich, Köln, Málaga, São Paulo, niño",
        "«Bua sang»",
        "Hoà bình, toán, hoàn thành, khoá, loá, toà, xoã",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Đảng ủy nh©n d©n",
        "Uỷ ban nhân dân: Uû ban nh©n d©n",
        "dia_danh: xoùm 3",
    ],
)
def test_ordinary_text_is_left_alone(text):
    """Signs, foreign words, Unicode Vietnamese, and a line that holds any of it are not legacy text."""
    assert find_legacy(text) is None


def test_a_line_in_unicode_does_not_hide_the_next():
    """Only the line with Unicode letters is trusted, not its neighbours."""
    found = find_legacy("ten: Bữa sáng 0 đồng\nmo_ta: Uyû ban nhaân daân\nloai: mới\n")

    assert found is not None
    assert (found.index, found.converted) == (28, "Uỷ ban nhân dân")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("TCVN3", lambda text: in_tcvn3(text).encode("latin-1")),
        ("VNI", lambda text: in_vni(text).encode("latin-1")),
        ("cp1258", in_cp1258),
    ],
)
def test_bytes_of_a_sentence_tell_their_coding(sentence, coding, encode):
    """The coding of a single sentence is recognised from its bytes."""
    assert guess_coding(encode(sentence)) == coding


def test_frequent_words_break_a_tie():
    """Bytes that make syllables in two codings are taken for the one with everyday words."""
    assert guess_coding(b"nh\xe2n d\xe2n") == "cp1258"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", bytes(range(256)), b"\xe9t\xe9 caf\xe9", b"\x89PNG\r\n\x1a\n"])
def test_other_bytes_have_no_coding(data):
    """Nothing is guessed of bytes that do not read as Vietnamese."""
    assert guess_coding(data) is None

"""Which letters make a Vietnamese syllable."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

# ruff: noqa: SIM905  # a table of syllables is read, and checked, as rows of words
ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split(" ")
RHYMES = (
    "a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc "
    "e eo em en eng ep et ec ê êu êm ên ênh êng êp êt êch "
    "i ia iu im in inh ip it ich iêu iêm iên iêng iêp iêt iêc y yêu yêm yên yêng yêt ynh yt ych "
    "o oi om on ong op ot oc oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc "
    "oe oeo oen oem oet oong ooc ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt "
    "u ua ui um un ung up ut uc uân uâng uât uây uê uêch uênh uy uya uyên uyêt uynh uyt uych uyu uyp "
    "uôi uôm uôn uông uôt uôc uơ ư ưa ưi ưu ưn ưng ưt ưc ươi ươu ươm ươn ương ươp ươt ươc"
).split()
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""

_RHYMES = frozenset(RHYMES)
_STOPPED = ("c", "ch", "p", "t")
_TONES_OF_STOPPED = (["\u0301"], ["\u0323"])


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word is one Vietnamese syllable: known onset and rhyme, a fitting tone."""
    spread = normalize("NFD", word.lower())
    tones = [mark for mark in spread if mark in TONES]
    toneless = normalize("NFC", "".join(mark for mark in spread if mark not in TONES))
    if len(tones) > 1 or not any(_fits(toneless, onset) for onset in ONSETS):
        return False
    return not toneless.endswith(_STOPPED) or tones[:1] in _TONES_OF_STOPPED


def _fits(toneless: str, onset: str) -> bool:
    return toneless == "gi" or (toneless.startswith(onset) and toneless[len(onset) :] in _RHYMES)

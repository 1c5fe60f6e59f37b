"""How like texts are, by their words and by pieces of them.

Each text is a vector of words and one of letter groups, each weighted by how often the text has it and how few texts
do (TF-IDF: Salton & Buckley 1988, Information Processing & Management 24(5):513-523); likeness is the mean of the two
cosines. Words tell what is meant; groups of three and four letters find `communicate` in `communications`, and the
endings of Lithuanian, without a dictionary.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

from gapbridge.matching.words import words

LETTERS = (3, 4)
AT_ONCE = 200
_one_at_a_time = Lock()


def likeness(ours: Sequence[str], others: Sequence[str], places: Sequence[int]) -> Iterator[Any]:
    """For each of our texts that stands at one of `places`, how like each of the others it is.

    A numpy array of float32 with a number for each of the others. 0: they have nothing in common, or one of them says
    nothing; 1: they have the same words, equally often. How rare a word is, is told by all texts, whatever is asked.
    """
    with _one_at_a_time:  # two that ask at once for the same weights would both compute them
        weights = _weights((*ours, *others))
    asked, theirs = weights[list(places)], weights[len(ours) :].T
    for at in range(0, len(places), AT_ONCE):
        yield from (asked[at : at + AT_ONCE] @ theirs).toarray()


@lru_cache(maxsize=2)  # one for each language
def _weights(texts: tuple[str, ...]) -> Any:
    """A row for each text; the product of two rows is their likeness (scipy.sparse.csr_array, float32)."""
    import numpy as np
    from scipy.sparse import csr_array, hstack
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    by_word = CountVectorizer(analyzer=words, dtype=np.float32)
    try:
        counts = by_word.fit_transform(texts)
    except ValueError:  # not one of them has a word
        return csr_array((len(texts), 1), dtype=np.float32)
    groups = CountVectorizer(analyzer="char_wb", ngram_range=LETTERS, dtype=np.float32)
    parts = groups.fit_transform(by_word.get_feature_names_out())  # of every word once, not of every text
    weighted = (TfidfTransformer(sublinear_tf=True).fit_transform(one) for one in (counts, counts @ parts))
    return csr_array(hstack(list(weighted), format="csr") / np.sqrt(np.float32(2)))

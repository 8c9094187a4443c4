"""The one pass over all municipalities: in NumPy, or compiled where somebody asks for it and it is there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from . import blocks
from .answers import Answers, answered, together
from .asking import Asked
from .columns import Packed


def accelerator() -> bool:
    """Whether the compiled pass can be asked for."""
    return find_spec("numba") is not None


def counted(*, packed: Packed, asked: Asked, threads: int = 1, fast: bool = False) -> Answers:
    """All answers; the same integers whatever the threads, and compiled (`fast`) or not.

    The largest municipalities are counted first, so that the threads end together. Raises ImportError where
    `fast` is asked for without numba. The first compiled pass on a machine takes the compiler's time too.
    """
    tally = import_module(".compiled", __package__).tally if fast else blocks.tally
    frame = asked.frame(epoch=packed.epoch)

    def one(municipality: int) -> Answers:
        return answered(asked=asked, tally=tally(packed=packed, frame=frame, municipality=municipality))

    order = np.argsort(-np.diff(packed.offsets), kind="stable").tolist()
    if threads == 1:
        found = [one(code) for code in order]
    else:
        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(one, order))
    by_code = dict(zip(order, found, strict=True))
    return together(asked=asked, found=[by_code[code] for code in sorted(by_code)])

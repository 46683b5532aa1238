"""Options under labels: "Option A", "2." in a list, and which of them a text picks."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["without_other_options"]

_PICKED = re.compile(r"\b(?:option|alternative|choice|variant) #?([a-h]|\d)\b(?! or\b| and\b)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:[ >]*(?:[-*+•] +)?(?:option |alternative |choice |variant )?([a-h]|\d)(?:[.):]| - |$)"
    r"| {0,4}\| *(?:option )?([a-h]|\d)[.)]? *\|)",
    re.IGNORECASE,
)


def without_other_options(text: str, picks: Sequence[str]) -> str:
    """Return a text without the options that aren't picked: lines under a label, up to the next one or an empty line.

    Args:
        text: the text, without markup.
        picks: the sentences that may pick one, by its label; the first that does counts.
    """
    picked = next((pick[1].lower() for s in picks if (pick := _PICKED.search(s))), "")
    lines = text.split("\n")
    labels = [(m[1] or m[2]).lower() if (m := _LABEL.match(line)) else "" for line in lines]
    if not picked or labels.count(picked) != 1 or len({*labels} - {""}) < 2:
        return text
    kept, label = [], ""
    for line, own in zip(lines, labels, strict=True):
        label = own or (label if line.strip() else "")
        if label in ("", picked):
            kept.append(line)
    return "\n".join(kept)

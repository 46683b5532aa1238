"""A page of statistics: one file of HTML with its plots in it."""

from __future__ import annotations

from html import escape
from io import StringIO

from t2t_gym.errors import MissingExtraError
from t2t_gym.synthesis.stats import Histogram, Stats

__all__ = ["page"]

_MOST = 25  # bars in a plot, rows in a table

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
table {{ border-collapse: collapse; margin: 1rem 0 }} td, th {{ padding: .15rem 1rem .15rem 0; text-align: left }}
td:last-child {{ text-align: right; font-variant-numeric: tabular-nums }} figure {{ margin: 0 }}
</style></head><body><h1>{title}</h1>
"""


def page(stats: Stats, title: str) -> str:
    """Return the page.

    Args:
        stats: what it shows.
        title: its heading.

    Raises:
        MissingExtraError: matplotlib isn't installed.
    """
    parts = [_HEAD.format(title=escape(title)), _table(list(stats.summary.items()))]
    for histogram in stats.histograms:
        parts += [f"<h2>{escape(histogram.title)}</h2>", f"<figure>{_plot(histogram)}</figure>"]
        hidden = len(histogram.counts) - _MOST
        if hidden > 0:
            parts.append(f"<p>{hidden} more occur less often.</p>")
    return "\n".join([*parts, "</body></html>\n"])


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in rows)
    return f"<table>{cells}</table>"


def _plot(histogram: Histogram) -> str:
    """Return a plot as SVG: columns for numbers in a row, bars for names."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        raise MissingExtraError.of("matplotlib", "plots", "The page of statistics") from None
    rows = histogram.rows(_MOST)
    names, counts = [name for name, _ in rows], [count for _, count in rows]
    with mpl.rc_context({"svg.hashsalt": "t2t", "svg.fonttype": "none"}):  # the same bytes each time
        figure = Figure(figsize=(8, 3 if histogram.ordered else 0.6 + 0.28 * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        if histogram.ordered:
            axes.bar(names, counts, color="#3b6ea5")
            axes.set_ylabel(histogram.of)
        else:
            axes.barh(names[::-1], counts[::-1], color="#3b6ea5")
            axes.set_xlabel(histogram.of)
        axes.spines[["top", "right"]].set_visible(False)
        buffer = StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    svg = buffer.getvalue()
    return svg[svg.index("<svg") :]

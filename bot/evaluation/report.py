"""The figures of an evaluation, as text, as JSON, as a page with its pictures."""

from __future__ import annotations

import csv
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bot.evaluation.experiments import BOTH, Judged
from bot.evaluation.lines import KINDS, Line
from bot.evaluation.plots import draw_comparison, draw_confusion, draw_reliability
from bot.evaluation.scores import Scores, scores_of

SIX = ("es", "de", "it", "pt", "nl", "ar")
NAMES = {
    "cross_validation": "Cross-validation, writers left out",
    "held_out": "Held-out lines",
}


def sets_of(lines: Sequence[Line]) -> dict[str, list[bool]]:
    """The sets by which lines are judged: each language and kind, then the six others together."""
    languages = sorted({line.language for line in lines}, key=lambda code: (code in SIX, code))
    sets = {
        f"{language} {kind}": [line.language == language and line.kind == kind for line in lines]
        for language in languages
        for kind in KINDS
    }
    ours = [language for language in languages if language not in SIX]
    for kind in KINDS:
        sets[f"{' + '.join(ours)} {kind}"] = [
            line.language in ours and line.kind == kind for line in lines
        ]
    if any(line.language in SIX for line in lines):
        sets["six other languages"] = [line.language in SIX for line in lines]
    return {name: mask for name, mask in sets.items() if any(mask)}


def table_of(judged: Judged, view: str) -> dict[str, Scores]:
    """The scores of one view for each set of lines."""
    predictions = judged.by_view[view]
    return {
        name: scores_of(predictions.where(mask)) for name, mask in sets_of(judged.lines).items()
    }


def write_report(
    results: Mapping[str, Judged], stock: Mapping[str, float] | None, stock_name: str, folder: Path
) -> str:
    """Write everything under a folder.

    Args:
        results: what was judged, by ``cross_validation`` and ``held_out``.
        stock: the macro-F1 of Rasa's stock pipeline on each held-out set, when it was trained.
        stock_name: what to call it.
        folder: where ``report.txt``, ``report.json``, ``report.html``, ``errors.csv`` and the
            pictures go.

    Returns:
        The text of ``report.txt``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[str] = []
    data: dict[str, object] = {}
    pictures: list[str] = []
    for key, judged in results.items():
        scores = {view: table_of(judged, view) for view in judged.by_view}
        data[key] = {
            view: {name: asdict(score) for name, score in table.items()}
            for view, table in scores.items()
        }
        parts.append(f"{NAMES[key]}\n\n{_table(scores[BOTH])}")
        compared = {
            view: {name: score.macro_f1 for name, score in table.items()}
            for view, table in scores.items()
        }
        if stock and key == "held_out":
            compared[stock_name] = dict(stock)
        parts.append(f"{NAMES[key]}: macro-F1 of each view\n\n{_comparison(compared)}")
        pictures += _draw(key, judged, compared, folder)
    text = "\n\n".join(parts) + "\n"
    if stock:
        data["stock"] = {"name": stock_name, "macro_f1": dict(stock)}
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    (folder / "report.html").write_text(_page(text, pictures), encoding="utf-8")
    _write_errors(results, folder / "errors.csv")
    return text


def _table(scores: Mapping[str, Scores]) -> str:
    rows = [
        f"{'':26}{'lines':>7}{'accuracy':>10}{'macro-F1':>10}{'calibration':>13}{'scam→none':>11}"
    ]
    rows += [
        f"{name:26}{s.lines:7}{s.accuracy:10.3f}{s.macro_f1:10.3f}{s.calibration_error:13.3f}"
        f"{s.scams_called_none:11.1%}"
        for name, s in scores.items()
    ]
    return "\n".join(rows)


def _comparison(compared: Mapping[str, Mapping[str, float]]) -> str:
    sets = list(next(iter(compared.values())))
    rows = [f"{'':26}" + "".join(f"{name[:22]:>24}" for name in compared)]
    for name in sets:
        cells = (scores.get(name) for scores in compared.values())
        rows.append(f"{name:26}" + "".join(f"{'' if c is None else f'{c:.3f}':>24}" for c in cells))
    return "\n".join(rows)


def _draw(
    key: str, judged: Judged, compared: dict[str, dict[str, float]], folder: Path
) -> list[str]:
    predictions = judged.by_view[BOTH]
    ours = [line.language not in SIX for line in judged.lines]
    draw_confusion(
        predictions.where(ours), folder / f"{key}_confusion.png", f"{NAMES[key]}: fr, en"
    )
    draw_reliability(predictions.where(ours), folder / f"{key}_reliability.png", NAMES[key])
    draw_comparison(compared, folder / f"{key}_comparison.png", NAMES[key])
    return [f"{key}_{picture}.png" for picture in ("comparison", "reliability", "confusion")]


def _write_errors(results: Mapping[str, Judged], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["set", "language", "kind", "writer", "right", "named", "confidence", "text"]
        )
        for key, judged in results.items():
            found = judged.by_view[BOTH]
            rows = zip(judged.lines, found.named, found.confidence, strict=True)
            for line, named, confidence in sorted(rows, key=lambda row: -row[2]):
                if named != line.scam_type:
                    writer.writerow(
                        [key, line.language, line.kind, line.writer, line.scam_type, named,
                         f"{confidence:.2f}", line.text[:300]]
                    )  # fmt: skip


def _page(text: str, pictures: Sequence[str]) -> str:
    images = "\n".join(f'<p><img src="{name}" alt="{name}"></p>' for name in pictures)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>sangfroid eval</title>'
        "<style>body{font-family:sans-serif;margin:2rem}img{max-width:100%}</style>"
        f"<h1>sangfroid eval</h1><pre>{html.escape(text)}</pre>{images}</html>\n"
    )

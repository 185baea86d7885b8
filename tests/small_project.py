"""A project of a few files, and notebooks of a few cells, for the tests of running and showing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from econlab.evidence.raw import RAW

NAMES = "code,name_en,name_vi,note\n"


def make_project(root: Path) -> Path:
    vocabulary = root / "data" / "raw" / "vocabulary"
    vocabulary.mkdir(parents=True)
    (root / "notebooks").mkdir()
    (root / "data" / "raw" / "figures.csv").write_text("figure\n", encoding="utf-8")
    for name, rows in {
        "place": "CHN,China,Trung Quốc,\nVNM,Viet Nam,Việt Nam,\n",
        "topic": "economy,Economy,Kinh tế,\n",
        "definition": "CAICT,by CAICT,theo CAICT,\n",
        "vintage": "2023,released in 2023,công bố 2023,\n",
    }.items():
        text = NAMES.replace("code", name) + rows
        (vocabulary / f"{name}s.csv").write_text(text, encoding="utf-8")
    columns = RAW["documents"]
    report = ",".join("report-2024" if column == "document" else "" for column in columns)
    documents = f"{','.join(columns)}\n{report}\n"
    (root / "data" / "raw" / "documents.csv").write_text(documents, encoding="utf-8")
    processed = root / "data" / "processed"
    processed.mkdir()
    (processed / "datapackage.json").write_text("{}\n", encoding="utf-8")
    return root


def markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(
    source: str, *outputs: dict[str, Any], tags: Sequence[str] = (), count: int | None = None
) -> dict[str, Any]:
    metadata = {"tags": list(tags)} if tags else {}
    return {
        "cell_type": "code",
        "execution_count": count,
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source,
    }


def shown(data: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {
        "cells": [cell | {"id": f"cell-{position}"} for position, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def parameters(source: str) -> dict[str, Any]:
    return code(source, tags=["parameters"])


def write_notebook(root: Path, name: str, *cells: dict[str, Any]) -> Path:
    path = root / "notebooks" / f"{name}.ipynb"
    path.write_text(json.dumps(notebook(*cells)), encoding="utf-8")
    return path

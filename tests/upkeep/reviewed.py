"""The pages and files of /review/ and the map as JSON, without the rest of a site."""

from datetime import date
from pathlib import Path

from litmap.pipeline import Pages, plan_pages
from litmap.site.html.plan import as_text


def review_pages(root: Path, today: date) -> Pages:
    """By output path: the numbered pages, data/review.json and data/map.json."""
    plan, _ = plan_pages(root, today)
    made = {**plan["review.md"](), **plan["data/map.json"]()}
    return {path: as_text(content) for path, content in made.items()}

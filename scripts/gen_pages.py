"""Run by mkdocs-gen-files within every MkDocs build: hand it the pages of the map."""

import os
import sys
from pathlib import Path

import mkdocs_gen_files
from mkdocs_gen_files.editor import FilesEditor

from litmap.model.dates import today_from
from litmap.pipeline import build_pages
from litmap.problems import report
from litmap.publish.addresses import with_site_address
from litmap.publish.settings import faults, repository, robots
from litmap.site.html.faces import faces

config = FilesEditor.current().config
root = Path(config.config_file_path or "mkdocs.yml").parent
if wrong := faults(config):
    raise SystemExit("\n".join(wrong))
pages, problems = build_pages(root, today_from(os.environ), repository(config))
if problems:
    print(report.as_text(problems), end="", file=sys.stderr)
# While serving, what is sound is shown beside the findings; a build with errors is never published.
serving = "serve" in sys.argv and not config.strict
if report.failed(problems, strict=False) and not serving:
    raise SystemExit("The site was not built: mend the errors above.")
for path, text in with_site_address(pages, config.site_url).items():
    with mkdocs_gen_files.open(path, "w") as file:
        file.write(text)
for path, data in faces().items():
    with mkdocs_gen_files.open(path, "wb") as file:
        file.write(data)
with mkdocs_gen_files.open("robots.txt", "w") as file:
    file.write(robots(config))

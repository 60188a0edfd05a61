"""Run by mkdocs-gen-files within every MkDocs build: hand it the pages of the map."""

import os
import sys
from itertools import chain
from pathlib import Path

import mkdocs_gen_files
from mkdocs.exceptions import PluginError
from mkdocs_gen_files.editor import FilesEditor

from litmap.model.dates import today_from
from litmap.pipeline import plan_pages
from litmap.problems import report
from litmap.publish.addresses import with_site_address
from litmap.publish.frame import in_navigation
from litmap.publish.plugin import map_plugin
from litmap.publish.settings import repository, robots
from litmap.site.html.faces import faces
from litmap.site.html.plan import all_made, as_text, taken
from litmap.site.pages.findings import with_findings

config = FilesEditor.current().config
plugin = map_plugin(config)
root = Path(config.config_file_path or "mkdocs.yml").parent
plan, problems = plan_pages(root, today_from(os.environ), repository(config))
if problems:
    print(report.as_text(problems), end="", file=sys.stderr)
if plugin.serving and not config.strict:
    plan = with_findings(plan, problems)
elif report.failed(problems, strict=False):
    raise PluginError("The site was not built: mend the errors above.")

# MkDocs shows its navigation on every page, so it reads what stands there before any is written.
named = [path for path in in_navigation(config.nav) if path in plan]
made, rest = taken(plan, named)
for path in named:
    with mkdocs_gen_files.open(path, "w") as file:
        file.write(with_site_address(path, as_text(made.pop(path)), config.site_url))
plugin.bring(chain(made.items(), all_made(rest)))

for path, data in faces().items():
    with mkdocs_gen_files.open(path, "wb") as file:
        file.write(data)
with mkdocs_gen_files.open("robots.txt", "w") as file:
    file.write(robots(config))

"""`python -m tests.faults 2000 [SEED]`."""

import sys
from datetime import date
from pathlib import Path

from tests.faults import others, ours
from tests.faults.seeding import Project, seedings, table

project = Project(Path(__file__).parents[2], date.today())
print(f"on the unchanged files: {len(project.check())} findings")
number, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
for name, faults in (("ours", ours.FAULTS), ("others", others.FAULTS)):
    done = list(seedings(project, faults, number // 2, seed))
    print(f"\n{name}\n{table(done)}")
    for one in [one for one in done if not one.placed][:12]:
        told = (
            "; ".join(f"{p.place.file}:{p.place.line} {p.rule}" for p in one.problems[:3])
            or "nothing"
        )
        print(f"  {one.kind} in {one.file}:{one.line}: {told}")

"""Has a Data Package validated by frictionless, which is not ours.

Usage: python datapackage.py PATH/datapackage.json
Needs frictionless==5.21.0. Exits with 0 where the package is valid; with 1 and every reason where it is not; with 2
where it cannot be read.
"""

import sys
from pathlib import Path

from frictionless import FrictionlessException, Package


def reasons(path: Path) -> list[str]:
    """What is wrong with the package; its files are read, and their hashes, types and keys compared."""
    package = Package(str(path))
    found = []
    report = package.validate()
    found.extend(f"{path.name}: {error.message}" for error in report.errors)
    for task in report.tasks:
        found.extend(f"{task.place}: {error.message}" for error in task.errors)
    for resource in package.resources:
        if not resource.hash:
            found.append(f"{resource.path}: no hash")
        if resource.type == "table" and not resource.schema.fields:
            found.append(f"{resource.path}: no schema")
    if not any(resource.type == "table" for resource in package.resources):
        found.append(f"{path.name}: no table")
    return found


def main(words: list[str]) -> int:
    if len(words) != 1 or not Path(words[0]).is_file():
        print("usage: datapackage.py PATH/datapackage.json", file=sys.stderr)
        return 2
    path = Path(words[0]).resolve()
    try:
        found = reasons(path)
    except FrictionlessException as fault:
        found = [f"{path.name}: {fault.error.message}"]
    for reason in found:
        print(reason, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

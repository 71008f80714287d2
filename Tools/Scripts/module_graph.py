#!/usr/bin/env python3
"""Draws the graph of our modules from Package.swift into docs/architecture.md.

    Tools/Scripts/module_graph.py           writes it
    Tools/Scripts/module_graph.py --check   fails when the page shows another one

An arrow means "imports". An import that follows from another one is left out, and so are tests and packages of others.
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/architecture.md"
BEGIN, END = "<!-- module graph: begin -->", "<!-- module graph: end -->"
GROUPS = ["Shared", "Services", "Tools"]


def manifest():
    """The package as SwiftPM reads it."""
    # A separate scratch folder: a concurrent build holds the lock of the usual one.
    command = ["swift", "package", "--scratch-path", ".build/manifest", "dump-package"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def modules(package):
    """For each of our modules, its folder and the own modules that it imports."""
    ours = {t["name"]: t for t in package["targets"] if t["type"] != "test" and t["path"].split("/")[0] in GROUPS}
    found = {}
    for name, target in ours.items():
        imports = set()
        for dependency in target["dependencies"]:
            imported = next((dependency[kind][0] for kind in ("byName", "target") if kind in dependency), None)
            if imported in ours:
                imports.add(imported)
        found[name] = (target["path"], imports)
    return found


def reachable(graph, start):
    """The modules that a module imports indirectly."""
    seen, waiting = set(), list(graph[start][1])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph[name][1]
    return seen


def draw(graph):
    """The graph in Mermaid's language, which GitHub and GitLab render."""
    lines = ["```mermaid", "graph TD"]
    for group in GROUPS:
        lines.append(f"  subgraph {group}")
        lines += [f"    {name}" for name in sorted(graph) if graph[name][0].split("/")[0] == group]
        lines.append("  end")
    for name in sorted(graph):
        imports = graph[name][1]
        indirect = set().union(*(reachable(graph, other) for other in imports)) if imports else set()
        lines += [f"  {name} --> {other}" for other in sorted(imports - indirect)]
    return "\n".join(lines + ["```"])


def main():
    page = PAGE.read_text()
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    drawn = before + BEGIN + "\n" + draw(modules(manifest())) + "\n" + END + after
    if sys.argv[1:] == ["--check"]:
        if drawn != page:
            sys.exit(f"{PAGE.relative_to(ROOT)} shows another module graph than Package.swift: run {sys.argv[0]}")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        PAGE.write_text(drawn)


if __name__ == "__main__":
    main()

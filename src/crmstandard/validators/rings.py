"""Rings in a graph: nodes from which the edges lead back to where they started."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

Graph = Mapping[str, Collection[str]]


def on_rings(edges: Graph) -> set[str]:
    """Nodes that lie on a ring, alone or with others."""
    found = {node for node, following in edges.items() if node in following}
    for group in _groups(_passed_through(edges)):
        if len(group) > 1:
            found |= group
    return found


def _passed_through(edges: Graph) -> Graph:
    """The part of a graph that a way leads into and out of: most of one without rings is gone then."""
    led_to = {other for following in edges.values() for other in following}
    within = {node for node, following in edges.items() if following and node in led_to}
    return {node: [other for other in edges[node] if other in within] for node in sorted(within)}


def _groups(edges: Graph) -> Iterator[set[str]]:
    """Strongly connected components (Kosaraju): each node of one leads to every other of it."""
    back: dict[str, list[str]] = {}
    for node, following in edges.items():
        for other in following:
            back.setdefault(other, []).append(node)
    seen: set[str] = set()
    for node in reversed(_by_finish(edges)):
        group = _spread(node, back, seen)
        if group:
            yield group


def _by_finish(edges: Graph) -> list[str]:
    """Nodes in the order in which a walk in depth leaves them."""
    done: list[str] = []
    seen: set[str] = set()
    for start in edges:
        path = [(start, iter(edges[start]))] if start not in seen else []
        seen.add(start)
        while path:
            other = next((each for each in path[-1][1] if each not in seen), None)
            if other is None:
                done.append(path.pop()[0])
            else:
                seen.add(other)
                path.append((other, iter(edges.get(other, ()))))
    return done


def _spread(start: str, back: Mapping[str, Collection[str]], seen: set[str]) -> set[str]:
    """Nodes not seen before from which `start` is reached."""
    group: set[str] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            group.add(node)
            waiting.extend(back.get(node, ()))
    return group

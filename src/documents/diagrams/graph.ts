import type { Diagram, DiagramEdge, DiagramNode } from "./diagram.ts";

/** A graph without its containers: an edge of a container is one of each node in it. */
export interface Graph {
  nodes: DiagramNode[];
  edges: DiagramEdge[];
  /** Where a node leads, one step on. */
  next(id: string): string[];
  /** Where a node leads in any number of steps, itself included; never through what is left out. */
  reach(from: readonly string[], leftOut?: ReadonlySet<string>): Set<string>;
}

export function graphOf({ nodes, edges }: Diagram): Graph {
  const inside = new Map<string, string[]>();
  for (const { id, parent } of nodes) if (parent !== undefined) inside.set(parent, [...(inside.get(parent) ?? []), id]);
  const containers = new Set(nodes.filter(({ isContainer }) => isContainer).map(({ id }) => id));
  const members = (id: string, within: readonly string[] = []): string[] => {
    if (!containers.has(id) || within.includes(id)) return [id];
    return (inside.get(id) ?? []).flatMap((member) => members(member, [...within, id]));
  };
  const plain = edges.flatMap((edge) =>
    members(edge.from).flatMap((from) => members(edge.to).map((to): DiagramEdge => ({ ...edge, from, to }))),
  );
  const following = new Map<string, string[]>();
  for (const { from, to } of plain) following.set(from, [...(following.get(from) ?? []), to]);
  const next = (id: string): string[] => following.get(id) ?? [];
  return {
    nodes: nodes.filter(({ isContainer }) => !isContainer),
    edges: plain,
    next,
    reach(from, leftOut = new Set()) {
      const reached = new Set<string>();
      const waiting = from.filter((id) => !leftOut.has(id));
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (reached.has(id)) continue;
        reached.add(id);
        waiting.push(...next(id).filter((following) => !leftOut.has(following)));
      }
      return reached;
    },
  };
}

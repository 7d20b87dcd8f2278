import type { Fault } from "../rule.ts";
import { type Diagram, lineOfNode } from "./diagram.ts";

/** What an id must be. */
export const plainIds = "expected letters, digits and underscores, a letter first";

/** Where mermaid draws a graph that it can read, and draws something else than was meant. */
export function drawingFaults(diagram: Diagram): Fault[] {
  const { kind, nodes, edges, line } = diagram;
  if (edges.length === 0) return [{ message: `Unexpected empty ${kind}, expected edges.`, line }];
  // What a line of a state diagram says wrong shows in its nodes as well, one fault a word.
  const ghosts = kind.startsWith("stateDiagram") ? ghostsOf(diagram) : [];
  if (ghosts.length > 0) return ghosts;
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return nodes.flatMap(({ id, parent, isContainer }): Fault[] => {
    if (!isPlain(id)) return [badId(id, lineOfNode(diagram, id))];
    const at = lineOfNode(diagram, id);
    if (parent === id)
      return [
        { message: `Unexpected \`${id}\` in a container of that name, expected another id.`, line: at, actual: id },
      ];
    if (isContainer || joined.has(id)) return [];
    return [
      { message: `Unexpected \`${id}\` without an edge, expected each node joined to another.`, line: at, actual: id },
    ];
  });
}

const isPlain = (id: string): boolean => /^[A-Za-z]\w*$/.test(id) && !(id in {});

const badId = (id: string, line: number): Fault => ({
  message: `Unexpected id \`${id}\`, ${plainIds}.`,
  line,
  actual: id,
  hint: "give a plain id and put the words into a quoted label",
});

/** Ends of transitions that mermaid takes for several states, and labels that it breaks off. */
function ghostsOf({ source, line }: Diagram): Fault[] {
  let isNote = false;
  return source.split("\n").flatMap((text, index): Fault[] => {
    const statement = text.replace(/%%.*$/, "").trim();
    if (isNote || /^note\b(?!.*:)/i.test(statement)) {
      isNote = !/^end note\b/i.test(statement);
      return [];
    }
    const transition = /^([^:]*?)-->([^:]*)(?::(.*))?$/.exec(statement);
    if (!transition || /^note\b/i.test(statement)) return [];
    const [, from = "", to = "", label = ""] = transition;
    if (label.includes(";")) {
      const message = `Unexpected \`;\` in the label \`${label.trim()}\`, expected a comma: mermaid ends the line there.`;
      return [{ message, line: line + index, actual: label.trim() }];
    }
    return [from, to]
      .map((end) => end.replace(/:::\w+/, "").trim())
      .filter((end) => end !== "[*]" && !isPlain(end))
      .map((end) => badId(end, line + index));
  });
}

/** True for a graph that is drawn as it was meant, which can be held to what it should show. */
export const isDrawn = (diagram: Diagram): boolean => diagram.isGraph && drawingFaults(diagram).length === 0;

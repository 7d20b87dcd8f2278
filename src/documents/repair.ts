/**
 * Mends what can be mended without changing what is meant: an em dash becomes a comma, an old diagram header the one
 * that the spec names. Returns the text as it was where there is nothing.
 */
export function repairMechanically(text: string): string {
  return mends.reduce((mended, mend) => mend(mended), text);
}

const mends: ((text: string) => string)[] = [
  (text) => text.replace(/\s*\u2014\s*/g, ", "),
  (text) => text.replace(/^(```mermaid\s*\n\s*)graph(?=\s+(TD|TB|LR|RL|BT)\b)/gm, "$1flowchart"),
  (text) => text.replace(/^(```mermaid\s*\n\s*)stateDiagram(?=\s*\n)/gm, "$1stateDiagram-v2"),
];

/** Wider cells are cut where they would not be the last of their line. */
const widest = 60;

/** Lays rows out in columns of one width each, under their names; those named by `right` end at one place. */
export function layTable(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: { right?: readonly number[] } = {},
): string[] {
  const last = names.length - 1;
  const shown = [names, ...rows].map((row) => row.map((cell, at) => (at === last ? cell : shortened(cell))));
  const widths = names.map((_, at) => Math.max(...shown.map((row) => lengthOf(row[at] ?? ""))));
  return shown.map((row) =>
    row
      .map((cell, at) => {
        const room = " ".repeat(widths[at]! - lengthOf(cell));
        return right.includes(at) ? room + cell : cell + room;
      })
      .join("  ")
      .trimEnd(),
  );
}

const lengthOf = (text: string): number => [...text].length;

const shortened = (text: string): string =>
  lengthOf(text) > widest ? `${[...text].slice(0, widest - 1).join("")}…` : text;

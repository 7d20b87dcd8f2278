/** A figure, most of them with a limit. */
export interface Figure {
  name: string;
  measured: number;
  unit: "x" | "s" | "ms" | "MB" | "%" | "M/s" | "";
  limit?: number;
  /** Whether the limit is the least that is wanted. */
  isFloor?: boolean;
  /** The same by processors' time, where it is measured by the clock. */
  cpu?: number;
}

export const isOver = ({ measured, limit, isFloor }: Figure): boolean =>
  limit !== undefined && (Number.isNaN(measured) || (isFloor ? measured < limit : measured > limit));

function print(value: number, unit: Figure["unit"]): string {
  const number = value.toLocaleString(
    "en-US",
    value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  );
  return unit === "x" || unit === "%" || unit === "" ? `${number}${unit}` : `${number} ${unit}`;
}

const heads = ["figure", "measured", "by CPU", "limit", ""];

/** Figures as a table for the terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, measured, unit, limit, isFloor, cpu } = figure;
    return [
      name,
      print(measured, unit),
      cpu === undefined ? "" : print(cpu, unit),
      limit === undefined ? "" : `${isFloor ? "at least" : "at most"} ${print(limit, unit)}`,
      limit === undefined ? "" : isOver(figure) ? "OVER" : "ok",
    ];
  });
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]!.length)));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 1 || at === 2 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  return [heads, ...rows].map(lineOf).join("\n");
}

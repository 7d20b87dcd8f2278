import type { Db } from "../portal.ts";

/** The labels of each dimension of a summary, with the numbers that stand for them; 0 stands for none. */
export interface Labels {
  /** The number of a label, which is given one if it has none. */
  numberOf(dimension: string, label: string): number;
  /** The labels of a dimension by their number; that of 0 is empty. */
  of(dimension: string): readonly string[];
  /** The dimensions that have labels, by the alphabet. */
  dimensions(): string[];
  /** Writes what came anew since the labels were read. */
  save(db: Db): void;
}

/** Labels without a one yet. */
export function createLabels(): Labels {
  const lists = new Map<string, string[]>();
  const numbers = new Map<string, Map<string, number>>();
  const fresh: [dimension: string, number: number, label: string][] = [];
  function listOf(dimension: string): string[] {
    const known = lists.get(dimension);
    if (known) return known;
    const list = [""];
    lists.set(dimension, list);
    numbers.set(dimension, new Map());
    return list;
  }
  return {
    numberOf(dimension, label) {
      const known = numbers.get(dimension)?.get(label);
      if (known !== undefined) return known;
      const number = listOf(dimension).push(label) - 1;
      numbers.get(dimension)!.set(label, number);
      fresh.push([dimension, number, label]);
      return number;
    },
    of: listOf,
    dimensions: () => [...lists.keys()].sort(),
    save(db) {
      const put = db.prepare("INSERT OR IGNORE INTO summary_labels (dimension, number, label) VALUES (?, ?, ?)");
      for (const row of fresh.splice(0)) put.run(row);
    },
  };
}

/** The labels of a portal's summary. */
export function readLabels(db: Db): Labels {
  const labels = createLabels();
  const rows = db.prepare("SELECT dimension, label FROM summary_labels ORDER BY dimension, number").raw().all();
  for (const [dimension, label] of rows as [string, string][]) labels.numberOf(dimension, label);
  return labels;
}

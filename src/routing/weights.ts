/** What was learned from labelled sentences: how much each feature speaks for each route. */
export interface Weights {
  /** Names of routes; the first, "", is none of them. */
  routes: readonly string[];
  /** How much a trigger phrase that is said speaks for its own route. */
  phrase: number;
  /** Hashes of the features, ascending; a feature is looked up by its hash, so that loading them takes no time. */
  hashes: Uint32Array;
  /** Tenths; for each feature, in the order of the hashes, a number for each route. */
  rows: Int8Array;
}

/** The feature's place among the hashes, or -1 for one that was not learned. */
export function placeOf(feature: string, { hashes }: Weights): number {
  const wanted = hashOf(feature);
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = hashes[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo): of 20,000 features two share a hash in one of twenty models. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Weights from learned rows by feature; a weight over 12.7 either way is cut off there. */
export function weightsOf(
  routes: readonly string[],
  phrase: number,
  rows: readonly { feature: string; row: readonly number[] }[],
): Weights {
  const sorted = rows.map(({ feature, row }) => ({ hash: hashOf(feature), row })).sort((a, b) => a.hash - b.hash);
  const tenths = sorted.flatMap(({ row }) =>
    row.map((weight) => Math.max(-127, Math.min(127, Math.round(weight * 10)))),
  );
  return { routes, phrase, hashes: Uint32Array.from(sorted, ({ hash }) => hash), rows: Int8Array.from(tenths) };
}

/** Weights as a text for a file; the same weights give the same text. */
export function packWeights({ routes, phrase, hashes, rows }: Weights): string {
  const base64 = (bytes: ArrayBufferView) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return JSON.stringify({ routes, phrase, hashes: base64(hashes), rows: base64(rows) });
}

/** Weights from what `packWeights` gave. */
export function unpackWeights(text: string): Weights {
  const { routes, phrase, hashes, rows } = JSON.parse(text) as Record<"hashes" | "rows", string> &
    Pick<Weights, "routes" | "phrase">;
  return {
    routes,
    phrase,
    hashes: new Uint32Array(new Uint8Array(Buffer.from(hashes, "base64")).buffer),
    rows: new Int8Array(new Uint8Array(Buffer.from(rows, "base64")).buffer),
  };
}

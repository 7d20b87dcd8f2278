/** Lines that are compared each with each at most; of more only what is the same at both ends is left out. */
const mostPairs = 4_000_000;

/** The lines that differ, each change under the number of its first line: `- ` what stood there, `+ ` what stands there now. */
export function difference(before: string, after: string): string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  let from = 0;
  while (from < old.length && from < fresh.length && old[from] === fresh[from]) from++;
  let [oldTo, freshTo] = [old.length, fresh.length];
  while (oldTo > from && freshTo > from && old[oldTo - 1] === fresh[freshTo - 1]) {
    oldTo--;
    freshTo--;
  }
  const [left, right] = [old.slice(from, oldTo), fresh.slice(from, freshTo)];
  const same = left.length * right.length > mostPairs ? [] : commonLines(left, right);
  const told: string[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...same, [left.length, right.length] as const]) {
    if (x > i || y > j) told.push(`@@ line ${from + j + 1}`);
    told.push(...left.slice(i, x).map((line) => `- ${line}`), ...right.slice(j, y).map((line) => `+ ${line}`));
    [i, j] = [x + 1, y + 1];
  }
  return told;
}

/** Places of the longest run of lines that both have in the same order. */
function commonLines(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

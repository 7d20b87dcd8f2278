import { never } from "./columns.ts";

/** How the numbers of a column are kept, as its first byte tells. */
const as = {
  /** Each in four bytes. */
  whole: 0,
  /** Each in one byte. */
  bytes: 1,
  /** Each in two bytes. */
  pairs: 2,
  /** A bit for each that is not `never`, and then those. */
  sparse: 3,
  /** The one that all are. */
  same: 4,
} as const;

/** Before the numbers: how they are kept, and how many there are. */
const headBytes = 8;

/** With more that are there than one in so many, a column is not kept as sparse: it would be read more slowly. */
const sparsest = 4;

/** The numbers of a column in fewer bytes: most labels are few, and most stamps are `never`. */
export function pack(numbers: Int32Array): Uint8Array<ArrayBuffer> {
  const count = numbers.length;
  let [least, most, there] = [numbers[0] ?? 0, numbers[0] ?? 0, 0];
  for (let at = 0; at < count; at++) {
    const number = numbers[at]!;
    if (number < least) least = number;
    if (number > most) most = number;
    if (number !== never) there++;
  }
  if (least === most) return headed(as.same, count, Int32Array.of(least));
  if (least >= 0 && most < 2 ** 8) return headed(as.bytes, count, Uint8Array.from(numbers));
  if (least >= 0 && most < 2 ** 16) return headed(as.pairs, count, Uint16Array.from(numbers));
  if (there * sparsest > count) return headed(as.whole, count, numbers);
  const words = Math.ceil(count / 32);
  const sparse = new Int32Array(words + there);
  let place = words;
  for (let at = 0; at < count; at++) {
    if (numbers[at] === never) continue;
    sparse[at >> 5]! |= 1 << (at & 31);
    sparse[place++] = numbers[at]!;
  }
  return headed(as.sparse, count, sparse);
}

function headed(how: number, count: number, numbers: Int32Array | Uint16Array | Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(headBytes + numbers.byteLength);
  new Uint32Array(packed.buffer, 0, 2).set([how, count]);
  packed.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), headBytes);
  return packed;
}

/** How many numbers were packed. */
export function countOf(packed: Uint8Array): number {
  const { buffer, byteOffset } = aligned(packed);
  return new Uint32Array(buffer, byteOffset, 2)[1]!;
}

/** Bytes that numbers of four bytes can be read from where they are. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes));

/** Unpacks numbers into a column from a place on. */
export function unpack(kept: Uint8Array, column: Int32Array, place = 0): void {
  const packed = aligned(kept);
  const count = countOf(packed);
  const end = place + count;
  const how = packed[0];
  if (how === as.bytes) {
    for (let at = place, from = headBytes; at < end; at++, from++) column[at] = packed[from]!;
    return;
  }
  const held = headBytes + packed.byteOffset;
  if (how === as.pairs) {
    const pairs = new Uint16Array(packed.buffer, held, count);
    for (let at = place, from = 0; at < end; at++, from++) column[at] = pairs[from]!;
    return;
  }
  const numbers = new Int32Array(packed.buffer, held, (packed.byteLength - headBytes) >> 2);
  if (how === as.whole) column.set(numbers, place);
  else if (how === as.same) column.fill(numbers[0]!, place, end);
  else unpackSparse(numbers, count, column, place);
}

function unpackSparse(sparse: Int32Array, count: number, column: Int32Array, place: number): void {
  column.fill(never, place, place + count);
  const words = Math.ceil(count / 32);
  let next = words;
  for (let word = 0; word < words; word++) {
    // The lowest bit that is set is taken off till none is.
    for (let bits = sparse[word]!; bits !== 0; bits &= bits - 1)
      column[place + word * 32 + 31 - Math.clz32(bits & -bits)] = sparse[next++]!;
  }
}

/** The numbers of a column. */
export function unpacked(packed: Uint8Array): Int32Array {
  const numbers = new Int32Array(countOf(packed));
  unpack(packed, numbers);
  return numbers;
}

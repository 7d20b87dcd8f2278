/** Things by the keys that they have: numbers from 0, in the order in which keys come; -1 for one without a key. */
export interface Numbered {
  numbers: Int32Array;
  count: number;
}

/** An odd number whose multiples lie well apart: 2^32 over the golden ratio. */
const spread = 0x9e3779b1;

/** Numbers the different keys; 0 is none. A table of keys in a typed array, which takes a fifth of what a `Map` of them does. */
export function numberKeys(keys: Float64Array): Numbered {
  const bits = Math.max(4, 32 - Math.clz32(keys.length * 2));
  const size = 2 ** bits;
  const [known, numberAt] = [new Float64Array(size), new Int32Array(size)];
  const numbers = new Int32Array(keys.length).fill(-1);
  let count = 0;
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place]!;
    if (key === 0) continue;
    let slot = Math.imul(key | 0, spread) >>> (32 - bits);
    while (known[slot] !== 0 && known[slot] !== key) slot = (slot + 1) & (size - 1);
    if (known[slot] === 0) {
      known[slot] = key;
      numberAt[slot] = count++;
    }
    numbers[place] = numberAt[slot]!;
  }
  return { numbers, count };
}

/** Numbers the different pairs of numbers; none where either is. */
export const numberPairs = (one: Numbered, other: Numbered): Numbered =>
  numberKeys(
    Float64Array.from(one.numbers, (number, place) => {
      const second = other.numbers[place]!;
      return number < 0 || second < 0 ? 0 : number * other.count + second + 1;
    }),
  );

/** How many things have each number. */
export function sizesOf({ numbers, count }: Numbered): Int32Array {
  const sizes = new Int32Array(count);
  for (const number of numbers) if (number >= 0) sizes[number]!++;
  return sizes;
}

/** How many different numbers of another kind stand beside each number. */
export function differentBeside(one: Numbered, other: Numbered): Int32Array {
  const pairs = numberPairs(one, other);
  const [different, seen] = [new Int32Array(one.count), new Uint8Array(pairs.count)];
  for (const [place, pair] of pairs.numbers.entries()) {
    if (pair < 0 || seen[pair] === 1) continue;
    seen[pair] = 1;
    different[one.numbers[place]!]!++;
  }
  return different;
}

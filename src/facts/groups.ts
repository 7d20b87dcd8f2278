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
export function numberPairs(one: Numbered, other: Numbered): Numbered {
  const keys = new Float64Array(one.numbers.length);
  for (let place = 0; place < keys.length; place++) {
    const [first, second] = [one.numbers[place]!, other.numbers[place]!];
    if (first >= 0 && second >= 0) keys[place] = first * other.count + second + 1;
  }
  return numberKeys(keys);
}

/** The keys of some places, in their order. */
export function keysAt(keys: Float64Array, places: Int32Array): Float64Array {
  const found = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) found[at] = keys[places[at]!]!;
  return found;
}

/** How many things have each number. */
export function sizesOf({ numbers, count }: Numbered): Int32Array {
  const sizes = new Int32Array(count);
  for (let place = 0; place < numbers.length; place++) if (numbers[place]! >= 0) sizes[numbers[place]!]!++;
  return sizes;
}

/** How many different numbers of another kind stand beside each number. */
export function differentBeside(one: Numbered, other: Numbered): Int32Array {
  const pairs = numberPairs(one, other);
  const [different, seen] = [new Int32Array(one.count), new Uint8Array(pairs.count)];
  for (let place = 0; place < pairs.numbers.length; place++) {
    const pair = pairs.numbers[place]!;
    if (pair < 0 || seen[pair] === 1) continue;
    seen[pair] = 1;
    different[one.numbers[place]!]!++;
  }
  return different;
}

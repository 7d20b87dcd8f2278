import type { Entries, Grain } from "./entries.ts";

/** By entry: 1 where something holds, else 0. Of entries that don't count for the grain it says nothing. */
export type Mask = Uint8Array;

// Whether a stamp is there can't be foretold, so to branch on it costs more than all else: what is asked of a million
// entries is worked out with the sign of a difference. Stamps and limits are from -1 to 2^31 - 1, so it fits 32 bits.

/** 1 where one number is not above another, else 0; both from -1 to 2^31 - 1. */
export const isUpTo = (value: number, limit: number): 0 | 1 => ((((limit | 0) - (value | 0)) >>> 31) ^ 1) as 0 | 1;

/** What holds of each entry that counts, asked one by one: for what takes more than a comparison. */
export function maskOf(entries: Entries, grain: Grain, holds: (entry: number) => boolean): Mask {
  const mask = new Uint8Array(entries.count);
  const counted = entries.all(grain);
  for (let place = 0; place < counted.length; place++) if (holds(counted[place]!)) mask[counted[place]!] = 1;
  return mask;
}

/** Whether each stamp is there by a moment, or whichever other numbers are no greater than a limit. */
export function upTo(stamps: Int32Array, limit: number): Mask {
  const mask = new Uint8Array(stamps.length);
  for (let entry = 0; entry < stamps.length; entry++) mask[entry] = isUpTo(stamps[entry]!, limit);
  return mask;
}

/** Whether each number is at least another. */
export function notBefore(ends: Int32Array, starts: Int32Array): Mask {
  const mask = new Uint8Array(ends.length);
  for (let entry = 0; entry < ends.length; entry++) mask[entry] = isUpTo(starts[entry]!, ends[entry]!);
  return mask;
}

/** What holds where both do. */
export function and(one: Mask, other: Mask): Mask {
  const both = new Uint8Array(one.length);
  for (let entry = 0; entry < both.length; entry++) both[entry] = one[entry]! & other[entry]!;
  return both;
}

/** What holds where either does. */
export function or(one: Mask, other: Mask): Mask {
  const either = new Uint8Array(one.length);
  for (let entry = 0; entry < either.length; entry++) either[entry] = one[entry]! | other[entry]!;
  return either;
}

/** What holds where another does not. */
export function inverse(mask: Mask): Mask {
  const opposite = new Uint8Array(mask.length);
  for (let entry = 0; entry < mask.length; entry++) opposite[entry] = mask[entry]! ^ 1;
  return opposite;
}

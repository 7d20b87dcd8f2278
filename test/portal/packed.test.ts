import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { never } from "../../src/portal/summary/columns.ts";
import { countOf, pack, unpack, unpacked } from "../../src/portal/summary/packed.ts";

const columns = fc.oneof(
  fc.array(fc.integer({ min: -(2 ** 31), max: never })),
  fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 200 }),
  fc.array(fc.option(fc.integer({ min: 0, max: never }), { freq: 1, nil: never }), { maxLength: 200 }),
  fc.tuple(fc.integer(), fc.nat({ max: 100 })).map(([number, count]) => new Array<number>(count).fill(number)),
);

describe("a column of the summary, packed", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(columns, (numbers) => {
        const packed = pack(Int32Array.from(numbers));
        expect(countOf(packed)).toBe(numbers.length);
        expect([...unpacked(packed)]).toEqual(numbers);
      }),
    );
  });

  it("comes out at a place of a longer one, and leaves the others there", () => {
    fc.assert(
      fc.property(columns, fc.nat({ max: 40 }), fc.nat({ max: 3 }), (numbers, place, shift) => {
        const packed = pack(Int32Array.from(numbers));
        // Where in memory the bytes stand is not to matter.
        const shifted = new Uint8Array(packed.length + shift).subarray(shift);
        shifted.set(packed);
        const column = new Int32Array(place + numbers.length + 2).fill(-7);
        unpack(shifted, column, place);
        expect([...column]).toEqual([...new Array<number>(place).fill(-7), ...numbers, -7, -7]);
      }),
    );
  });

  it("takes a quarter of the room where its numbers are small, and less where few stamps are there", () => {
    const small = Int32Array.from({ length: 10_000 }, (_, at) => at % 200);
    expect(pack(small).length).toBeLessThan(small.byteLength / 3.9);
    const rare = Int32Array.from({ length: 10_000 }, (_, at) => (at % 50 === 0 ? 1_700_000_000 + at : never));
    expect(pack(rare).length).toBeLessThan(rare.byteLength / 15);
  });
});

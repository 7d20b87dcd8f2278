import { expect, test } from "vitest";
import { distance, suggest } from "../../src/library/find.ts";

test("edits between words, a swap being one", () => {
  expect(distance("slaes", "sales")).toBe(1);
  expect(distance("kitten", "sitting")).toBe(3);
  expect(distance("", "abc")).toBe(3);
});

test("suggests the name that was likely meant, or none", () => {
  const names = ["sales-leader-alignment", "sales-marketing-sla", "sales-marketing-alignment"];
  expect(suggest("sales-marketting-sla", names)).toBe("sales-marketing-sla");
  expect(suggest("haiku", names)).toBeUndefined();
  expect(suggest("x", [])).toBeUndefined();
});

import { expect, test } from "vitest";
import { monthNamed, wishOf } from "../../src/briefs/wish.ts";

test.each([
  ["compare with our SLA of August", "comparison"],
  ["compare our SLA with last quarter", "comparison"],
  [
    "Compare against the output from 2026-03-31 and report on which commitments are being met, how speed-to-lead and acceptance rate have moved",
    "comparison",
  ],
  ["which commitments are being met?", "comparison"],
  ["draft an SLA between sales and marketing", undefined],
  ["sales compares our leads with garbage", undefined],
])("%s", (request, wish) => {
  expect(wishOf(request)).toBe(wish);
});

test.each([
  ["compare with our SLA of August", { month: 8 }],
  ["compare with our SLA of March 2026", { month: 3, year: 2026 }],
  ["compare against the output from 2026-03-31", { month: 3, year: 2026 }],
  ["compare our SLA with last quarter", undefined],
])("the month of: %s", (request, month) => {
  expect(monthNamed(request)).toEqual(month);
});

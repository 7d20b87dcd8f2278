import { expect, test } from "vitest";
import { minutesADay, readShifts } from "../../src/clock/hours.ts";
import { office } from "./support.ts";

test.each([
  ["09:00-17:00", [{ from: 540, to: 1020 }]],
  [
    "09:00-12:00, 13:00-24:00",
    [
      { from: 540, to: 720 },
      { from: 780, to: 1440 },
    ],
  ],
])("the hours of a day may be written %s", (text, shifts) => {
  expect(readShifts(text)).toEqual(shifts);
});

test.each([
  "",
  "9-17",
  "09:00",
  "17:00-09:00",
  "09:00-09:00",
  "09:00-24:01",
  "09:00-12:00, 11:00-17:00",
  "13:00-17:00, 09:00-12:00",
])("%j is no day's hours", (text) => {
  expect(readShifts(text)).toBeUndefined();
});

test("a full working day is the mean of a week's working days, without the breaks", () => {
  expect(minutesADay(office("UTC", "09:00-12:00, 13:00-17:00"))).toBe(420);
  const { week, ...rest } = office("UTC");
  const shortFriday = week.map((shifts, weekday) => (weekday === 4 ? readShifts("09:00-15:00")! : shifts));
  expect(minutesADay({ ...rest, week: shortFriday })).toBe(456);
});

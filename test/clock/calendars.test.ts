import { expect, test } from "vitest";
import { createCalendars } from "../../src/clock/calendars.ts";
import { office } from "./support.ts";

const time = {
  company: office("America/New_York"),
  teams: [
    { name: "EMEA", hours: office("Europe/Berlin") },
    { name: "APAC", hours: office("Asia/Kolkata") },
  ],
};
const [from, to] = [1.77e9, 1.79e9];

test("an owner keeps the hours of their team, and everybody else the company's", () => {
  const asked: string[] = [];
  const { company, calendarOf } = createCalendars(
    time,
    (owner) => {
      asked.push(owner);
      return { Ana: "EMEA", Bo: "EMEA", Cy: "a team without hours of its own" }[owner];
    },
    from,
    to,
  );
  expect(company.hours).toBe(time.company);
  expect(calendarOf("Ana").hours).toBe(time.teams[0]!.hours);
  for (const owner of ["Cy", "Dee", null]) expect(calendarOf(owner)).toBe(company);
  expect(calendarOf("Bo")).toBe(calendarOf("Ana"));
  expect(asked).toEqual(["Ana", "Cy", "Dee", "Bo"]);
});

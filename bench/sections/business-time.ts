import { createCalendar } from "../../src/clock/calendar.ts";
import { workingTime } from "../../src/settings/business-hours.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { Section } from "../bench.ts";

const intervals = 2_000_000;
const rounds = 8;

const limitMillions = 10;

/** Intervals of working time a second, over two years of a zone whose clocks change; the best of several rounds. */
export const businessTime: Section = {
  name: "clock",
  async measure() {
    const settings = settingsSchema.parse({ business_hours: { time_zone: "America/New_York" } });
    const start = Date.UTC(2025, 0) / 1000;
    const span = 2 * 365 * 86_400;
    const calendar = createCalendar(workingTime(settings).company, start, start + span);
    const [from, to] = [new Int32Array(intervals), new Int32Array(intervals)];
    // The same numbers each time: a linear congruential generator.
    let seed = 1;
    const next = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return start + Math.floor((seed / 2 ** 32) * span);
    };
    for (let index = 0; index < intervals; index++) {
      from[index] = next();
      to[index] = next();
    }
    let best = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      for (let index = 0; index < intervals; index++)
        sum += calendar.secondsUntil(to[index]!) - calendar.secondsUntil(from[index]!);
      best = Math.min(best, performance.now() - started);
    }
    if (Number.isNaN(sum)) throw new Error("Working time is not known in the calendar's own span.");
    return [
      {
        name: "intervals of business time a second",
        measured: intervals / best / 1000,
        unit: "M/s",
        limit: limitMillions,
        isFloor: true,
      },
    ];
  },
};

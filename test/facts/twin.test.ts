import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendars } from "../../src/clock/calendars.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { type Fact, isScalar } from "../../src/facts/types.ts";
import { workingTime } from "../../src/settings/business-hours.ts";
import { day, type Event, eventsOf, portalOf, settings, start } from "./random-portal.ts";

interface Episode {
  n: number;
  mql: number;
  created: number;
  owner: string | undefined;
  isExact: boolean;
  attempts: { at: number; channel: string }[];
  first(...whats: string[]): number | undefined;
}

/** The qualifications of the portal's six leads, worked out event by event. */
function episodesOf(events: readonly Event[], asOf: number): Episode[] {
  const known = events
    .map(({ at, isDay, what, by, lead }) => ({
      lead,
      isDay,
      what: what === "call" ? by : what,
      at: isDay ? Math.floor(at / day) * day : at,
    }))
    .filter(({ at }) => at <= asOf);
  return [1, 2, 3, 4, 5, 6].flatMap((lead) => {
    const own = known.filter((event) => event.lead === lead);
    const mqls = [...new Map(own.filter(({ what }) => what === "MQL").map((event) => [event.at, event])).values()].sort(
      (a, b) => a.at - b.at,
    );
    const everyTouch = events.filter((event) => event.lead === lead && ["call", "email"].includes(event.what));
    return mqls.map(({ at: mql }, index): Episode => {
      const next = mqls[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const belonging = own.filter(({ at, isDay }) => {
        const latest = at + (isDay ? day - 1 : 0);
        return latest >= mql && latest < next;
      });
      // Of two that say how exactly one moment is known, the last one stands.
      const stamp = own.filter((event) => event.what === "MQL" && event.at === mql).at(-1)!;
      return {
        n: index + 1,
        mql,
        created: start + lead * 7 * 3600,
        owner: [undefined, "Ann", "Ben", "Cem"][lead % 4],
        isExact: !stamp.isDay && !everyTouch.some(({ isDay }) => isDay),
        attempts: belonging
          .filter(({ what }) => ["call", "email", "sms"].includes(what))
          .map(({ at, what }) => ({ at, channel: what })),
        first(...whats) {
          const found = belonging.filter(({ what }) => whats.includes(what)).map(({ at }) => at);
          return found.length === 0 ? undefined : Math.min(...found);
        },
      };
    });
  });
}

const median = (list: readonly number[]): number | undefined => {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return sorted.length === 0 ? undefined : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};

test("facts are what a reading event by event gives", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(eventsOf, fc.integer({ min: 14, max: 30 }), (events, days) => {
      // What is told of a stage, a decision or an assignment at one moment is one record, and the last one stands.
      const isTouch = ({ what }: Event) => ["call", "email", "meeting", "won"].includes(what);
      const stands = (event: Event) => (event.isDay ? Math.floor(event.at / day) * day : event.at);
      const apart = [
        ...new Map(
          events.map((event, index) => [
            `${event.lead} ${event.what} ${stands(event)} ${isTouch(event) ? index : ""}`,
            event,
          ]),
        ).values(),
      ];
      const asOf = start + days * day;
      const sheet = createFactSheet({ portal: portalOf(apart), settings, asOf, window: "all", today: asOf });
      const { company, calendarOf } = createCalendars(
        workingTime(settings),
        (owner) => (owner === "Ben" ? "Berlin" : undefined),
        start,
        asOf,
      );
      const between = ({ owner }: Episode, from: number, to: number) =>
        calendarOf(owner ?? null).minutesBetween(from, to);
      const episodes = episodesOf(apart, asOf).filter(({ mql }) => mql > sheet.window.from);
      const decided = (episode: Episode) => episode.first("accepted", "SAL", "rejected");
      const touched = (episode: Episode) => episode.first("call", "email", "sms");
      const span = 10 * company.minutesADay;
      const aged = (minutes: number) => episodes.filter((episode) => between(episode, episode.mql, asOf) >= minutes);

      const share = (of: readonly Episode[], holds: (episode: Episode) => boolean) => ({
        value: of.length === 0 ? undefined : of.filter(holds).length / of.length,
        sample: of.length,
      });
      const counted = (of: readonly Episode[]) => ({ value: of.length, sample: of.length });
      const everStamped = (stamp: (episode: Episode) => number | undefined) =>
        episodesOf(apart, asOf).filter((episode) => (stamp(episode) ?? 0) > sheet.window.from);
      const answered = aged(240).filter(({ isExact }) => isExact);
      const reached = episodes.filter(
        (episode) => episode.isExact && touched(episode) !== undefined && touched(episode)! >= episode.mql,
      );
      const expected: Record<string, { value: number | undefined; sample: number }> = {
        mql_volume: { value: episodes.length, sample: episodes.length },
        acceptance_rate: share(
          episodes.filter((episode) => decided(episode) !== undefined),
          (episode) => episode.first("accepted", "SAL") !== undefined,
        ),
        response_sla: share(
          answered,
          (episode) => touched(episode) !== undefined && between(episode, episode.mql, touched(episode)!) <= 240,
        ),
        speed_to_lead: {
          value: median(reached.map((episode) => between(episode, episode.mql, touched(episode)!))),
          sample: reached.length,
        },
        untouched_rate: share(
          aged(5 * company.minutesADay),
          (episode) => touched(episode) === undefined && decided(episode) === undefined,
        ),
        sal_volume: counted(everStamped((episode) => episode.first("accepted", "SAL"))),
        sql_volume: counted(everStamped((episode) => episode.first("SQL"))),
        rejection_rate: share(
          episodes.filter((episode) => decided(episode) !== undefined),
          (episode) => episode.first("accepted", "SAL") === undefined,
        ),
        untouched_leads: {
          value: aged(5 * company.minutesADay).filter(
            (episode) => touched(episode) === undefined && decided(episode) === undefined,
          ).length,
          sample: aged(5 * company.minutesADay).length,
        },
        speed_to_lead_clock: {
          value: median(reached.map((episode) => (touched(episode)! - episode.mql) / 60)),
          sample: reached.length,
        },
        unowned_leads: { value: episodes.filter(({ owner }) => owner === undefined).length, sample: episodes.length },
        compliance_rate: share(
          aged(span).filter((episode) => {
            const accepted = episode.first("accepted", "SAL");
            return accepted === undefined || between(episode, episode.mql, accepted) > span;
          }),
          (episode) => {
            const inTime = episode.attempts.filter(({ at }) => between(episode, episode.mql, at) <= span);
            return inTime.length >= 6 && new Set(inTime.map(({ channel }) => channel)).size >= 2;
          },
        ),
      };
      for (const [id, { value, sample }] of Object.entries(expected)) {
        const fact: Fact = sheet.get(id);
        if (!isScalar(fact)) continue;
        seen.set(id, (seen.get(id) ?? 0) + 1);
        expect([id, fact.value, fact.sample]).toEqual([
          id,
          value === undefined ? undefined : expect.closeTo(value, 9),
          sample,
        ]);
      }
    }),
    { numRuns: 300, seed: 20_260_101 },
  );
  expect(Object.fromEntries(seen)).toEqual(
    Object.fromEntries(
      [
        "mql_volume",
        "acceptance_rate",
        "response_sla",
        "speed_to_lead",
        "untouched_rate",
        "unowned_leads",
        "compliance_rate",
        "sal_volume",
        "sql_volume",
        "rejection_rate",
        "untouched_leads",
        "speed_to_lead_clock",
      ].map((id) => [id, expect.toSatisfy((times: number) => times > 4)]),
    ),
  );
});

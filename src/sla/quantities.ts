import type { Quantity } from "../documents/quantity.ts";
import type { Terms, TermValue } from "../terms.ts";

const origins = {
  history: "from the portal's own history",
  setting: "from the settings",
  source: "a starting value",
  agreed: "as both sides settled it",
};

/**
 * The terms as quantities that a draft refers to: `[[term.speed]]`.
 *
 * @param print Puts the values in where a reason refers to facts.
 */
export function termQuantities(terms: Terms, print: (text: string) => string = (text) => text): Quantity[] {
  const { marketing, sales } = terms;
  const named: [ref: string, title: string, term: TermValue | undefined][] = [
    ["term.volume", "MQLs a month that marketing owes", marketing.mqlVolume],
    ["term.acceptance", "Acceptance rate that marketing owes", marketing.acceptance],
    ["term.completeness", "Share of MQLs handed over complete", marketing.completeness],
    ["term.speed", "First touch after qualification", sales.speed],
    ["term.attainment", "Share of MQLs that meet the speed target", sales.attainment],
    ...(sales.attainmentLater ?? []).map((term, index): (typeof named)[number] => [
      `term.attainment_${index + 2}`,
      `Share of MQLs that meet the speed target, quarter ${index + 2}`,
      term,
    ]),
    ["term.acceptance_window", "Time to accept a lead before it reverts", sales.acceptanceWindow],
    ["term.reminder", "Reminder at half of the acceptance window", half(sales.acceptanceWindow)],
    ["term.attempts", "Contact attempts a lead", sales.attempts],
    ["term.follow_up", "Share of MQLs not accepted that get every attempt", sales.followUp],
    ["term.attempt_days", "Working days for the attempts", sales.attemptDays],
    [
      "term.channels",
      "Channels the attempts span",
      { value: sales.contactChannels.length, unit: "channels", from: "source", because: "practice is two or more" },
    ],
    ["term.disposition", "MQLs with a logged disposition", sales.disposition],
    ["term.attempts_a_day", "Attempts on MQLs that a rep can be asked for", sales.attemptsADay],
    ["term.cohort_floor", "Share of a quarter's leads under which the definitions are recalibrated", terms.cohortFloor],
    ["term.recalibrate", "Months under the bar that recalibrate the definitions", terms.recalibrateAfterMonths],
  ];
  const reasons = terms.reasons.flatMap((reason): Quantity[] =>
    reason.recycleAfterDays === undefined
      ? []
      : [
          {
            ref: `term.recycle_${reason.recycleAfterDays}`,
            title: "Days until a recycled lead comes back",
            value: reason.recycleAfterDays,
            unit: "days",
            origin: "term",
            note: "proposed, a practitioner's starting value",
          },
        ],
  );
  const once = new Map(reasons.map((quantity) => [quantity.ref, quantity]));
  return [
    ...named.flatMap(([ref, title, term]): Quantity[] =>
      term
        ? [
            {
              ref,
              title,
              value: term.value,
              unit: term.unit,
              origin: "term",
              note: `${terms.status}, ${origins[term.from]}: ${print(term.because)}`,
            },
          ]
        : [],
    ),
    ...once.values(),
  ];
}

const half = (term: TermValue): TermValue => ({
  ...term,
  value: term.value / 2,
  because: "half of the acceptance window, while it can still be kept",
});

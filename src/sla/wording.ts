/** How each term reads as a clause; figures stand as references to the terms of the brief. */
const clauses: Record<string, string> = {
  volume: "Marketing passes [[term.volume]].",
  acceptance: "Sales accepts [[term.acceptance]] of the MQLs that it decides on.",
  completeness: "[[term.completeness]] of MQLs carry every required field when they are stamped.",
  speed:
    "The first outbound call or e-mail comes within [[term.speed]] of the MQL stamp, on [[term.attainment]] of MQLs.",
  attainment:
    "The first outbound call or e-mail comes within [[term.speed]] of the MQL stamp, on [[term.attainment]] of MQLs.",
  acceptance_window:
    "A lead that nobody accepts within [[term.acceptance_window]] is reassigned, and returns to Nurture after a second miss.",
  attempts: "A lead that does not answer gets [[term.attempts]] attempts in [[term.attempt_days]].",
  attempt_days: "A lead that does not answer gets [[term.attempts]] attempts in [[term.attempt_days]].",
  follow_up: "[[term.follow_up]] of the MQLs that are not accepted get every attempt.",
  disposition: "[[term.disposition]] of MQLs are accepted, or rejected with a reason.",
  recalibrate: "The definitions are recalibrated after [[term.recalibrate]] in a row under the bar.",
  cohort_floor:
    "The definitions are recalibrated when under [[term.cohort_floor]] of a quarter's leads get on within thirty days.",
};

/** The clause that a term stands in, as it would read; undefined for what is a list. */
export const wordingOf = (term: string): string | undefined => clauses[term];

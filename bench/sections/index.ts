import type { Section } from "../bench.ts";
import { businessTime } from "./business-time.ts";
import { checking } from "./checking.ts";
import { everyFact } from "./every-fact.ts";
import { facts } from "./facts.ts";
import { importing } from "./importing.ts";
import { memory } from "./memory.ts";
import { sample } from "./sample.ts";
import { summary } from "./summary.ts";

/** What is measured, in order. Another section is another file, and a line here. */
export const sections: readonly Section[] = [
  businessTime,
  sample,
  importing,
  memory,
  summary,
  facts,
  everyFact,
  checking,
];

import type { Fact } from "../../src/facts/types.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { type Section, samplePortal } from "../bench.ts";
import { inChild } from "../child.ts";
import { fastest, type Took, timed } from "../measure.ts";
import { slice, tellAllFacts } from "../tell-facts.ts";

const leads = 50_000;
const turns = 8;
const limitMs = 300;

/** Tells every fact on portals opened anew, and does something with them; the fastest time of several. */
async function told(path: string, use: (facts: readonly Fact[]) => void) {
  const runs: (Took & { value: number })[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const portal = openPortal("/", path);
    runs.push(
      await timed(() => {
        const facts = tellAllFacts(portal);
        use(facts);
        return facts.length;
      }),
    );
    portal.db.close();
  }
  const { value, ...took } = fastest(runs);
  return { ...took, told: value };
}

/** Every fact there is of a portal of usual size, sheet and all, the fastest time of several. */
export const everyFact: Section = {
  name: "small",

  tasks: {
    everyFact: (path) => told(path!, () => undefined),
    everyFactByDimension: (path) => told(path!, (facts) => facts.forEach(slice)),
  },

  async measure(bench) {
    const { path } = await samplePortal(bench, leads);
    const took = await inChild<number>(bench, "everyFact", path);
    const sliced = await inChild<number>(bench, "everyFactByDimension", path);
    bench.say(`${took.told} facts; each by all of its dimensions too: ${sliced.wallMs.toFixed(0)} ms`);
    return [
      {
        name: `every fact on ${leads.toLocaleString("en-US")} leads`,
        measured: took.wallMs,
        unit: "ms",
        limit: limitMs,
        cpu: took.cpuMs,
      },
    ];
  },
};

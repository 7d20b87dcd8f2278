import type { Fact } from "../../src/facts/types.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { type Section, samplePortal } from "../bench.ts";
import { inChild } from "../child.ts";
import { byTurns, fastest, medianOf, type Took, timed } from "../measure.ts";
import { slice, tellAllFacts } from "../tell-facts.ts";

const leads = 50_000;
const turns = 8;
const runs = 3;
const limitMs = 300;

/** Tells every fact on portals opened anew, and does something with them; the fastest time of several. */
async function told(path: string, use: (facts: readonly Fact[]) => void) {
  const took: (Took & { value: number })[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const portal = openPortal("/", path);
    took.push(
      await timed(() => {
        const facts = tellAllFacts(portal);
        use(facts);
        return facts.length;
      }),
    );
    portal.db.close();
  }
  const { value, ...best } = fastest(took);
  return { ...best, told: value };
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
    const [plain, byDimension] = await byTurns(
      runs,
      () => inChild<number>(bench, "everyFact", path),
      () => inChild<number>(bench, "everyFactByDimension", path),
    );
    const took = { ...medianOf(plain), told: plain[0]!.told };
    const sliced = medianOf(byDimension);
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

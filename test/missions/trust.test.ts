import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { startRun } from "../../src/missions/run.ts";
import { openRunStore } from "../../src/missions/store.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";
import { handMade, origin } from "../facts/support.ts";
import { temporaryFolder } from "../support.ts";

const root = join(import.meta.dirname, "..", "..");
const hostile = [
  'Paid "Search"]] | <b>x</b>',
  "[[lead_volume]]",
  "{{company}}",
  "```",
  "a\nb",
  "| --- |",
  "$1 & $&",
  "Webinar: 40% off in 3 days",
];

test("what comes from the CRM, the settings and the user stays text, and the documents stay clean", async () => {
  const portal = handMade((write) => {
    for (let index = 0; index < hostile.length * 30; index++) {
      const id = `lead${index}`;
      const at = 1_780_000_000 + index * 3600;
      write.lead(
        {
          id,
          source: hostile[index % hostile.length]!,
          owner: hostile[(index + 1) % hostile.length]!,
          created: { at, precision: "minute" },
        },
        origin,
      );
      write.stage(id, "MQL", { at: at + 60, precision: "minute" }, origin);
      const decision = index % 3 === 0 ? ("accepted" as const) : ("rejected" as const);
      const reason = decision === "rejected" ? hostile[index % hostile.length] : undefined;
      write.touch(
        {
          id: `t${index}`,
          leadId: id,
          channel: "call",
          direction: "outbound",
          when: { at: at + 7000, precision: "minute" },
        },
        origin,
      );
      write.disposition({ leadId: id, decision, reason, when: { at: at + 9000, precision: "minute" } }, origin);
    }
  });
  const settings = settingsSchema.parse({
    company: hostile[0],
    friction: [hostile[2]],
    owners: { sales: `Dana Fox ${hostile[1]}` },
  });
  const cwd = temporaryFolder();
  const store = openRunStore(cwd);
  const around = {
    library: await loadLibrary({ roots: [root] }),
    writer: playbookWriter,
    store,
    cwd,
    onEvent: () => {},
  };
  for (const [kind, name] of [
    ["mission", "sales-marketing-alignment"],
    ["skill", "sales-leader-alignment"],
  ] as const) {
    const sheet = createFactSheet({ portal, settings, today: 1_790_000_000 });
    const request = `my VP says "${hostile.join(" ")}" and I sent {{company}} [[lead_volume]]`;
    const result = await startRun({ request, route: { kind, name }, settings, sheet }, around);
    expect([name, result.documents.flatMap((document) => document.findings)]).toEqual([name, []]);
    for (const { path } of result.documents) expect(readFileSync(path, "utf8")).not.toContain("<b>x</b>");
  }
  store.close();
});

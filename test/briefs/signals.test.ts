import { expect, test } from "vitest";
import { layGround, writeBrief } from "../../src/briefs/brief.ts";
import type { Kind } from "../../src/briefs/kinds.ts";
import { commonFactIds, createFactSheet } from "../../src/facts/sheet.ts";
import { emptyPortal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

test("what is missing of facts that no document speaks of is no signal of it", () => {
  const settings = settingsSchema.parse({});
  const sheet = createFactSheet({ portal: emptyPortal(), settings, today: 0 });
  const { signals } = writeBrief(layGround("", sheet, settings), { spec: { variants: {} } } as Kind);
  expect(signals.map(({ id }) => id)).toEqual(commonFactIds);
  expect(sheet.ids.length).toBeGreaterThan(commonFactIds.length);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { coord, temporaryFolder } from "./support.ts";

const folder = join(import.meta.dirname, "..", "examples");

/** What is asked for on the sample portal, as examples/README.md tells it, and which of its files are examples. */
const examples = [
  {
    request: readFileSync(join(folder, "README.md"), "utf8")
      .match(/^> .*$/gm)!
      .map((line) => line.slice(2))
      .join(" "),
    files: ["sales-leader-alignment-plan.md", "preparation-card.md"],
  },
  {
    request: "Draft an SLA between sales and marketing",
    files: ["sales-marketing-sla.md", "negotiation-sheet.md"],
  },
];

// `npx vitest run test/examples.test.ts -u` writes them anew.
describe.each(examples)("$files", ({ request, files }) => {
  test("is what the command gives today", { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder();
    const { code } = await coord(cwd, request, "--sample", "--out", "out");
    expect(code).toBe(0);
    const made = readdirSync(join(cwd, "out"), { recursive: true }).map(String);
    for (const file of files) {
      const path = made.find((name) => name.endsWith(file))!;
      await expect(readFileSync(join(cwd, "out", path), "utf8")).toMatchFileSnapshot(join(folder, file));
    }
  });
});

test("README names each of them", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  for (const file of readdirSync(folder)) if (file !== "README.md") expect(readme).toContain(`(${file})`);
});

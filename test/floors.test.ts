import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "src");

/** Upper floors may import lower ones; rooms of one floor don't import each other. */
const floors: string[][] = [
  ["cli", "index.ts"],
  ["evals"],
  ["missions"],
  ["publish"],
  ["writers"],
  ["briefs"],
  ["decisions"],
  ["sla"],
  ["documents"],
  ["routing", "facts"],
  ["portal"],
  ["library"],
  ["models"],
  ["settings"],
  ["clock"],
  ["events.ts", "terms.ts", "finding.ts", "last-good.ts"],
];

const roomOf = (file: string): string => relative(src, file).split("/")[0]!;
const floorOf = (room: string): number => floors.findIndex((rooms) => rooms.includes(room));

test("each folder stands on a floor", () => {
  expect(readdirSync(src).filter((room) => floorOf(room) < 0)).toEqual([]);
});

test("imports go down and never up or sideways", () => {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
  const wrong = files.flatMap((file) => {
    const from = roomOf(file);
    const imports = [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)];
    return imports
      .map((match) => roomOf(resolve(dirname(file), match[1]!)))
      .filter((to) => to !== from && floorOf(to) <= floorOf(from) && !(from === "index.ts" && to === "cli"))
      .filter((to) => !(from === "events.ts" && to === "finding.ts"))
      .map((to) => `${relative(src, file)} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

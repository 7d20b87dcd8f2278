import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { chat } from "../../src/cli/chat.ts";
import { temporaryFolder } from "../support.ts";

async function talk(...lines: string[]): Promise<string> {
  const out: string[] = [];
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const around = {
    cwd: temporaryFolder(),
    print: (line: string) => out.push(line),
    printError: (line: string) => out.push(line),
  };
  const code = await chat({ set: [], sample: true }, around, input, new PassThrough());
  expect(code).toBe(0);
  return out.join("\n");
}

test("a slash command and a plain sentence each run to their files", async () => {
  const out = await talk("/coord sales-marketing-alignment", "our VP of Sales thinks our leads are bad", "/quit");
  expect(out).toContain("mission-summary.md");
  expect(out).toContain("sales-leader-alignment-plan.md");
});

test("help lists what there is, and quit leaves what comes after it unread", async () => {
  const out = await talk("/help", "/quit", "draft our SLA");
  expect(out).toContain("/coord NAME");
  expect(out).not.toContain("Phase 1");
});

test("an error ends the request and not the chat", async () => {
  const out = await talk("write a haiku", "/nonsense", "/coord nothing", "draft an SLA between sales and marketing");
  expect(out).toContain("Nothing here takes");
  expect(out).toContain("There is no /nonsense");
  expect(out).toContain("called nothing");
  expect(out).toContain("sales-marketing-sla.md");
});

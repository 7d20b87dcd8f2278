import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "document/readable",
  severity: "error",
  summary:
    "The document is text, of at most 1,000,000 characters, and is read within bounded time; else nothing else is scored.",
  options: z.strictObject({}),
  examples: [
    { name: "text", markdown: "## A\n\ntext\n", faults: [] },
    {
      name: "binary",
      markdown: "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR",
      faults: ["Unexpected binary content, expected text."],
    },
    {
      name: "quotations in quotations",
      markdown: `## A\n\n${">".repeat(100)} text\n`,
      faults: ["Unexpected nesting of over 60 levels, expected plain sections, tables and lists."],
    },
  ],
  check({ document }) {
    const { unreadable } = document;
    return unreadable ? [{ message: `Unexpected ${unreadable.found}.`, line: unreadable.line }] : [];
  },
});

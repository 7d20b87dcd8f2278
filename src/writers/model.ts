import { replaceSections } from "../documents/sections.ts";
import { parseDocument } from "../documents/tree.ts";
import { InputError } from "../finding.ts";
import type { Prompt } from "../library/types.ts";
import type { ModelAnswer, ModelClient } from "../models/client.ts";
import { draftPrompt } from "./prompt.ts";
import { renderAsset } from "./template.ts";
import type { Draft, Writer } from "./writer.ts";

/** A writer that sends each brief to a chat model, and mends by section what the check finds. */
export function createModelWriter(client: ModelClient, prompts: readonly Prompt[]): Writer {
  const template = (name: string): string => {
    const prompt = prompts.find((candidate) => candidate.name === name);
    if (!prompt) throw new InputError(`No prompt is called ${name}; put it back as prompts/${name}.hbs.`);
    return prompt.file;
  };
  return {
    name: client.name,
    async draft(brief) {
      const answer = await client.call(draftPrompt(brief, template("draft")));
      return toDraft(unwrap(answer.text), answer);
    },
    async repair(brief, markdown, result) {
      const errors = result.findings.filter((finding) => finding.severity === "error");
      const document = await parseDocument(markdown);
      const there = new Set(document.sections.map((section) => section.heading));
      const headings = [
        ...new Set(
          errors.flatMap((finding) => (finding.section && there.has(finding.section) ? [finding.section] : [])),
        ),
      ];
      // A finding on the whole document, such as a missing section, can only be mended in the whole.
      const whole = headings.length === 0 || errors.some((finding) => !finding.section);
      const wanted = whole ? brief.kind.spec.sections.map((section) => section.heading) : headings;
      const view = { findings: errors.map(forPrompt), headings: wanted, document: markdown };
      const { system } = draftPrompt(brief, template("draft"));
      const answer = await client.call({ system, user: renderAsset(template("repair"), view, () => false) });
      if (whole) return toDraft(unwrap(answer.text), answer);
      return toDraft(replaceSections(document, await sectionsOf(unwrap(answer.text), headings)), answer);
    },
  };
}

async function sectionsOf(markdown: string, headings: readonly string[]): Promise<Map<string, string>> {
  const { sections } = await parseDocument(markdown);
  return new Map(
    sections
      .filter((section) => headings.includes(section.heading))
      .map((section) => [section.heading, markdown.slice(section.start, section.end)]),
  );
}

const forPrompt = ({ section = "", message, hint = "" }: { section?: string; message: string; hint?: string }) => ({
  section,
  message,
  hint,
});

/** Models like to fence a whole document; what is inside is meant. */
const unwrap = (text: string): string => {
  const fenced = /^\s*```(?:markdown|md)?[ \t]*\n([\s\S]*?)\n```\s*$/.exec(text);
  return `${(fenced?.[1] ?? text).trim()}\n`;
};

const toDraft = (markdown: string, { inputTokens, outputTokens }: ModelAnswer): Draft => ({
  markdown,
  usage: { requests: 1, inputTokens, outputTokens },
});

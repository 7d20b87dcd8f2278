import { replaceSections } from "../documents/sections.ts";
import { parseDocument } from "../documents/tree.ts";
import { errorsIn, InputError } from "../finding.ts";
import type { Prompt } from "../library/types.ts";
import type { ModelAnswer, ModelClient } from "../models/client.ts";
import { draftPrompt, repairPrompt } from "./prompt.ts";
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
    async draft(brief, signal) {
      const answer = await client.call(draftPrompt(brief, template("draft")), signal);
      return toDraft(unwrap(answer.text), answer);
    },
    async repair(brief, markdown, result, signal) {
      const errors = errorsIn(result.findings);
      const document = await parseDocument(markdown);
      const there = new Set(document.sections.map((section) => section.heading));
      const named = errors.flatMap((finding) =>
        finding.section && there.has(finding.section) ? [finding.section] : [],
      );
      const headings = [...new Set(named)];
      // What no section of the draft is to blame for, such as a missing one or a field above them, is mended in the whole.
      const isWhole = errors.some((finding) => !finding.section || !there.has(finding.section));
      const request = repairPrompt(
        brief,
        { draft: template("draft"), repair: template("repair") },
        { errors, headings, isWhole, markdown },
      );
      const answer = await client.call(request, signal);
      if (isWhole) return toDraft(unwrap(answer.text), answer);
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

/** Models like to fence a whole document; what is inside is meant. */
const unwrap = (text: string): string => {
  const fenced = /^\s*```(?:markdown|md)?[ \t]*\n([\s\S]*?)\n```\s*$/.exec(text);
  return `${(fenced?.[1] ?? text).trim()}\n`;
};

const toDraft = (markdown: string, { inputTokens, outputTokens }: ModelAnswer): Draft => ({
  markdown,
  usage: { requests: 1, inputTokens, outputTokens },
});

import { recompose, replaceSections } from "../documents/sections.ts";
import { parseDocument } from "../documents/tree.ts";
import { InputError } from "../finding.ts";
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
    async repair(brief, markdown, { heading, errors }, signal) {
      const isWhole = heading === undefined;
      const request = repairPrompt(
        brief,
        { draft: template("draft"), repair: template("repair") },
        { errors, headings: isWhole ? [] : [heading], isWhole, markdown },
      );
      const answer = await client.call(request, signal);
      const document = await parseDocument(markdown);
      const written = unwrap(answer.text);
      if (!isWhole) return toDraft(replaceSections(document, await sectionsOf(written, [heading])), answer);
      const order = brief.kind.spec.sections.map((section) => section.heading);
      const renewsLead = errors.some(({ rule, section }) => section === undefined && rule !== "sections/required");
      return toDraft(recompose(document, await parseDocument(written), { order, renewsLead }), answer);
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

import type { NegativeTrigger } from "./types.ts";

const LONGEST_PROSE = 4096;
const QUOTED = /["“]([^"“”]+)["”]/g;

const tidy = (phrase: string): string =>
  phrase
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<![,;.])[,;.]+$/, "")
    .trim();

const distinct = (phrases: string[]): string[] => [...new Set(phrases.map(tidy))].filter((phrase) => phrase !== "");

/**
 * Trigger phrases of `metadata.triggers`: a comma-separated string, where a quoted phrase may hold a comma, or a list.
 */
export function splitTriggers(value: unknown): string[] {
  if (Array.isArray(value)) return distinct(value.filter((part) => typeof part === "string"));
  if (typeof value !== "string") return [];
  return distinct((value.match(/(?:["“][^"“”]*["”]|[^,"“”])+/g) ?? []).map((part) => part.replace(/["“”]/g, "")));
}

/**
 * Trigger phrases told in a description: "Trigger phrases include: "a," "b"", "Triggers: "a", "b"" or without quotes
 * up to the full stop, and "Also trigger when ..." up to the full stop.
 */
export function triggersFromProse(description: string): string[] {
  const text = description.slice(0, LONGEST_PROSE).replace(/\s+/g, " ");
  const found: string[] = [];
  for (const marker of text.matchAll(
    /(?<![-\w])(?<!\b(?:not|don['’]t|never|negative) )triggers?(?: phrases?)?(?: include)?:\s*/gi,
  )) {
    const rest = text.slice(marker.index + marker[0].length);
    if (/^["“]/.test(rest)) {
      const run = /^(?:["“][^"“”]+["”](?:\s*[,;.]?\s*(?:and |or )?))+/.exec(rest)?.[0] ?? "";
      found.push(...[...run.matchAll(QUOTED)].map((quote) => quote[1] ?? ""));
    } else {
      found.push(...splitTriggers(sentence(rest)));
    }
  }
  for (const also of text.matchAll(/\balso trigger (?:when|if|for) /gi)) {
    const rest = sentence(text.slice(also.index + also[0].length));
    found.push(rest.replace(/^(?:the |a )?users? (?:is |are |wants to |asks (?:for |to )?)?/i, ""));
  }
  return distinct(found);
}

/**
 * Work that a description turns away: "Do NOT trigger for X or Y. Use the Z skill for those." gives X and Y, each with
 * `redirect: "Z"`.
 */
export function negativesFromProse(description: string): NegativeTrigger[] {
  const text = description.slice(0, LONGEST_PROSE).replace(/\s+/g, " ");
  const found: NegativeTrigger[] = [];
  for (const not of text.matchAll(/\b(?:do not|don['’]t|never) trigger(?: (?:for|on|when|if))?[: ] ?/gi)) {
    const rest = text.slice(not.index + not[0].length);
    const turned = sentence(rest).split(/;\s*(?=(?:instead,? )?use )/i)[0] ?? "";
    const redirect = /^[\s.;]*(?:instead,? )?use (?:the )?`?([a-z0-9]+(?:-[a-z0-9]+)*)`? (?:skill|agent|mission)/i.exec(
      rest.slice(turned.length),
    )?.[1];
    for (const part of distinct(turned.split(/,? or |, /))) found.push({ text: part, ...(redirect && { redirect }) });
  }
  return found;
}

/**
 * `metadata.negative-triggers`: phrases separated by commas or semicolons, each with the skill that takes it after an
 * arrow where there is one, as in "text -> skill-name, text -> skill-name"; a quoted phrase may hold a comma.
 */
export function splitNegatives(value: unknown): NegativeTrigger[] {
  const parts = Array.isArray(value)
    ? value.map(String)
    : (String(value ?? "").match(/(?:["“][^"“”]*["”]|[^,;"“”])+/g) ?? []);
  return parts.flatMap((part) => {
    const [text = "", redirect = ""] = part.split("->").map((half) => tidy(half.replace(/["“”]/g, "")));
    return text === "" ? [] : [{ text, ...(redirect !== "" && { redirect }) }];
  });
}

const sentence = (text: string): string => /^.*?(?=\.(?:\s|$)|$)/.exec(text)?.[0] ?? text;

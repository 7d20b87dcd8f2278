import { basename } from "node:path";
import type { Prompt } from "./types.ts";

/** Reads a Handlebars template; its name is the file's without `.hbs`. */
export function parsePrompt(text: string, file: string): { item: Prompt; findings: [] } {
  const template = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  return { item: { kind: "prompt", name: basename(file, ".hbs"), file, template }, findings: [] };
}

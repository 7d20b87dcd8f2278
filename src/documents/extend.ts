import type { OutputSpec } from "./spec.ts";
import type { SpecFile } from "./spec-file.ts";

type Section = SpecFile["sections"][number];

/**
 * A spec with what it inherits: what its file names goes over what its base says, section by section and rule by rule, and
 * a section that the base lacks stands after the one that is named before it. Gives the key that is missing where nothing is inherited.
 */
export function completeSpec(
  { extends: _, ...own }: SpecFile,
  base: OutputSpec | undefined,
): OutputSpec | "title" | "sections" {
  const title = own.title ?? base?.title;
  const sections = extendSections(base?.sections ?? [], own.sections);
  if (title === undefined) return "title";
  if (sections.length === 0) return "sections";
  return {
    ...own,
    title,
    private: own.private ?? base?.private ?? false,
    ...(own.goes_with === undefined && base?.goes_with !== undefined ? { goes_with: base.goes_with } : {}),
    envelope: own.envelope ?? base?.envelope ?? { before: [], after: [] },
    sections,
    rules: { ...base?.rules, ...own.rules },
    variants: extendVariants(base?.variants ?? {}, own.variants),
  };
}

function extendSections(base: readonly Section[], own: readonly Section[]): Section[] {
  const sections = [...base];
  let last: number | undefined;
  for (const section of own) {
    const at = sections.findIndex(({ heading }) => heading === section.heading);
    const before = sections[at];
    if (before) {
      sections[at] = { ...before, ...section, rules: { ...before.rules, ...section.rules } };
      last = at;
    } else {
      last = last === undefined ? sections.length : last + 1;
      sections.splice(last, 0, section);
    }
  }
  return sections;
}

function extendVariants(base: SpecFile["variants"], own: SpecFile["variants"]): SpecFile["variants"] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(names.map((name) => [name, { rules: { ...base[name]?.rules, ...own[name]?.rules } }]));
}

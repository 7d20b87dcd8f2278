import { readFileSync, statSync } from "node:fs";
import { readSpec } from "../documents/spec.ts";
import { errorsIn, type Finding } from "../finding.ts";
import { keepLastGood } from "../last-good.ts";
import { listOwnFiles } from "../library/own-files.ts";
import { itemsOf, type Library } from "../library/types.ts";
import { lintSettings, settingsFile } from "../settings/load.ts";
import { templateErrors } from "../writers/lint-template.ts";

/**
 * Remembers the last good version of the settings, and of specs and assets beside the items of a library. What comes
 * back looks at them again: one that an edit broke is read as it last was from then on, and is told in a finding.
 */
export function createOwnFileKeeper(cwd: string): (library: Library) => Finding[] {
  const good = new Map<string, string>();

  function look(file: string, errorOf: (text: string, file: string) => Finding | undefined): Finding[] {
    let text: string;
    try {
      if (!statSync(file).isFile()) return [];
      text = readFileSync(file, "utf8");
    } catch {
      good.delete(file);
      keepLastGood(file, undefined);
      return [];
    }
    const error = errorOf(text, file);
    const last = good.get(file);
    if (!error) good.set(file, text);
    keepLastGood(file, error && last);
    if (!error || last === undefined) return [];
    const message = `${error.message}; its last good version is used until it is mended`;
    return [{ ...error, rule: "library/kept", severity: "warning", message }];
  }

  return (library) => [
    ...look(settingsFile(cwd), (_text, file) => lintSettings(file)[0]),
    ...itemsOf(library).flatMap((item) => {
      if (!("dir" in item) || !item.dir) return [];
      const specs = listOwnFiles(item.dir, "outputs", ".yaml").files;
      const assets = listOwnFiles(item.dir, "assets", ".hbs").files;
      return [
        ...specs.flatMap((file) => look(file, (text, path) => errorsIn(readSpec(text, path).findings)[0])),
        ...assets.flatMap((file) => look(file, (text, path) => templateErrors(text, path)[0])),
      ];
    }),
  ];
}

import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { InputError } from "../../finding.ts";
import { defaultPortalPath } from "../../portal/portal.ts";
import { type Forgetting, forgetPerson } from "../forget.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

export interface ForgetCommandOptions extends CommonOptions {
  documents?: boolean;
  dryRun?: boolean;
}

/** Erases one person everywhere and proves it, or shows what would go. Gives 1 where something is left. */
export async function forget(
  email: string,
  options: ForgetCommandOptions,
  { cwd, print }: Surroundings,
): Promise<number> {
  const portal = options.portal === undefined ? defaultPortalPath(cwd) : resolve(cwd, options.portal);
  if (options.portal !== undefined && !existsSync(portal))
    throw new InputError(`No portal at ${portal}; name the one that holds them, or leave --portal out.`);
  const result = forgetPerson(email, { cwd, portal, documents: options.documents, dryRun: options.dryRun });
  const { emails, erased, files, proof, documents, stopped } = result;
  if (options.json) {
    const told = { email: emails[0], erased, files, ...(proof && { proof }), documents, stopped };
    print(JSON.stringify({ ...told, ...(options.dryRun && { dryRun: true }) }, null, 2));
  } else for (const line of describe(result, options, (path) => relative(cwd, path), portal)) print(line);
  return proof && proof.left.length > 0 ? 1 : 0;
}

function describe(
  { emails, erased, files, documents, stopped, busy, proof }: Forgetting,
  { documents: rewritten, dryRun }: ForgetCommandOptions,
  short: (path: string) => string,
  portal: string,
): string[] {
  const [email, ...more] = emails;
  const whole = more.length > 0 ? `${email}, who is ${more.join(" and ")} too` : email;
  const first = dryRun ? `Would forget ${whole}:` : `Forgot ${whole}:`;
  const table = Object.entries(erased).map(([name, rows]) => `  ${name} ${rows.toLocaleString("en-US")}`);
  const listed = (title: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
  const places = documents.map(({ path, line }) => `${short(path)}:${line}`);
  return [
    first,
    ...(erased.leads ? [] : ["  No lead has this e-mail; what names it goes."]),
    ...table,
    ...listed(dryRun ? "Files to rewrite:" : "Files rewritten:", files.map(short)),
    ...listed(
      rewritten
        ? `Documents ${dryRun ? "to rewrite" : "rewritten"}:`
        : "Documents that name them, left as they are without --documents:",
      places,
    ),
    ...listed("Runs that can no longer be resumed:", stopped),
    ...listed("In use by another process, and not written anew:", busy.map(short)),
    ...(proof ? conclude(proof, emails, short, portal) : ["Nothing was written."]),
  ];
}

function conclude(
  { files, bytes, left }: NonNullable<Forgetting["proof"]>,
  emails: readonly string[],
  short: (path: string) => string,
  portal: string,
): string[] {
  const searched = `(${files.toLocaleString("en-US")} files, ${bytes.toLocaleString("en-US")} bytes searched)`;
  const where = short(portal).startsWith(".concord") ? ".concord" : `.concord or of ${short(portal)}`;
  if (left.length === 0) return [`Proof: no file under ${where} holds ${emails.join(" or ")} ${searched}`];
  return [
    `Something is left ${searched}; end what has these files open, or delete them, and forget again:`,
    ...left.map(({ path, place }) => `  ${short(path)}: ${place}`),
  ];
}

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "yaml";
import { checkDocument, checkParsed, type Evidence } from "../../src/documents/check.ts";
import { readWithMermaid } from "../../src/documents/diagrams/mermaid.ts";
import { type Given, givenQuantities } from "../../src/documents/given.ts";
import { parseMarkdown } from "../../src/documents/markdown.ts";
import { type OutputSpec, readSpec } from "../../src/documents/spec.ts";
import { parseDocument } from "../../src/documents/tree.ts";
import type { Section } from "../bench.ts";
import { inChild, type Place, type Task } from "../child.ts";
import { timed } from "../measure.ts";

const limits = { rulesMs: 10, ratio: 1.5, growthMb: 8 };
const documents = 100;
const rounds = 60;
const many = 1000;

interface Checked {
  text: string;
  spec: OutputSpec;
  evidence: Evidence;
}

/** The golden SLA with its brief and its spec. */
function golden(root: string): Checked {
  const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
  const of = (name: string) => read("test", "documents", "golden", `sales-marketing-sla.${name}`);
  const { quantities, missing, currency } = parse(of("yaml")) as { quantities: Given["values"] } & Omit<
    Given,
    "values"
  >;
  const file = join("skills", "sales-marketing-sla", "outputs", "sales-marketing-sla.yaml");
  return {
    text: of("md"),
    spec: readSpec(read(file), file).spec!,
    evidence: { quantities: givenQuantities({ values: quantities, missing, currency }), spans: [], missing: [] },
  };
}

/** The same document with diagrams that no cache knows. */
const another = (text: string, number: number): string =>
  text.replace(/(?<=```mermaid\n.*\n)/g, `  %% ${number}\n`).replace(/^# .*/, (title) => `${title} ${number}`);

const sourcesIn = (text: string): string[] =>
  [...text.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, source]) => source!);

/** Milliseconds of the rules, of the whole check and of bare parsing, by turns, once warm: the least of each, which is what it takes undisturbed. */
const pace: Task = async (root) => {
  const { text, spec, evidence } = golden(root!);
  const times = { rules: [] as number[], check: [] as number[], bare: [] as number[] };
  const run = await timed(async () => {
    for (let round = 0; round < 2 * rounds; round++) {
      const parsed = await parseDocument(text);
      const rules = await timed(() => checkParsed(parsed, spec, { evidence }));
      if (!rules.value.passed) throw new Error("The golden SLA does not pass.");
      const fresh = another(text, round);
      const check = await timed(() => checkDocument(fresh, spec, { evidence }));
      const bare = await timed(async () => {
        parseMarkdown(fresh);
        for (const source of sourcesIn(fresh)) await readWithMermaid(source);
      });
      if (round < rounds) continue;
      times.rules.push(rules.wallMs);
      times.check.push(check.wallMs);
      times.bare.push(bare.wallMs);
    }
  });
  return { ...run, told: Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.min(...all)])) };
};

/** Checks the files of a folder, as a command line would. */
const checkFolder: Task = async (root, folder) => {
  const { spec, evidence } = golden(root!);
  return {
    ...(await timed(async () => {
      let next = 0;
      // A second one is parsed while the diagrams of the first are read in their thread.
      const checkNext = async (): Promise<void> => {
        for (let number = next++; number < documents; number = next++)
          await checkDocument(readFileSync(join(folder!, `sla-${number}.md`), "utf8"), spec, { evidence });
      };
      await Promise.all([checkNext(), checkNext()]);
    })),
    told: documents,
  };
};

/** Megabytes that the heap has grown by over a thousand documents, after those that warm it. */
const growth: Task = async (root) => {
  const { text, spec, evidence } = golden(root!);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const heapMb = () => {
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  let grown = 0;
  const run = await timed(async () => {
    for (let number = 0; number < many / 4; number++) await checkDocument(another(text, number), spec, { evidence });
    const before = heapMb();
    for (let number = 0; number < many; number++) await checkDocument(another(text, many + number), spec, { evidence });
    grown = heapMb() - before;
  });
  return { ...run, told: grown };
};

/** Documents a second of a command line, its start included. */
function documentsASecond({ root }: Place, folder: string, bin: string, ...args: string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(root, "node_modules", bin), ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  // 1 is what it ends with where it found something.
  if (status !== 0 && status !== 1) throw new Error(`${bin} failed: ${stderr.slice(0, 500)}`);
  return documents / ((performance.now() - started) / 1000);
}

/** What a check of the whole SLA takes, with its rules and beside bare parsing, and how many a second, beside other checkers. */
export const checking: Section = {
  name: "checking",
  tasks: { "checking.pace": pace, "checking.folder": checkFolder, "checking.growth": growth },
  async measure(bench) {
    const folder = join(bench.folder, "checking");
    mkdirSync(folder, { recursive: true });
    const { text } = golden(bench.root);
    for (let number = 0; number < documents; number++)
      writeFileSync(join(folder, `sla-${number}.md`), another(text, number));
    const { told } = await inChild<{ rules: number; check: number; bare: number }>(bench, "checking.pace", bench.root);
    bench.say(`whole check ${told.check.toFixed(1)} ms, bare parsing ${told.bare.toFixed(1)} ms`);
    const started = performance.now();
    await inChild(bench, "checking.folder", bench.root, folder);
    const own = documents / ((performance.now() - started) / 1000);
    const gfm = join(bench.root, "node_modules", "remark-gfm", "index.js");
    const remark = documentsASecond(bench, folder, "remark-cli/cli.js", ".", "--quiet", "--no-stdout", "--use", gfm);
    const markdownlint = documentsASecond(bench, folder, "markdownlint-cli2/markdownlint-cli2-bin.mjs", "*.md");
    bench.say(
      `${documents} files of ${(text.length / 1000).toFixed(1)} KB, each in a process of its own, its start included:`,
    );
    bench.say(
      `documents/s: Concord ${own.toFixed(0)}, remark-cli ${remark.toFixed(0)}, markdownlint-cli2 ${markdownlint.toFixed(0)}`,
    );
    const { told: grown } = await inChild<number>(bench, "checking.growth", bench.root);
    return [
      { name: "rules on a whole SLA with two diagrams", measured: told.rules, unit: "ms", limit: limits.rulesMs },
      { name: "whole check beside bare parsing", measured: told.check / told.bare, unit: "x", limit: limits.ratio },
      { name: "documents a second beside remark-cli", measured: own / remark, unit: "x" },
      { name: "documents a second beside markdownlint-cli2", measured: own / markdownlint, unit: "x" },
      { name: "heap grown over 1,000 documents", measured: Math.max(grown, 0), unit: "MB", limit: limits.growthMb },
    ];
  },
};

import type { Printed } from "../documents/numbers.ts";
import { amountsIn } from "../documents/reading/amounts.ts";
import { type Commitment, channelsIn, commitmentsIn, type Topic } from "../documents/reading/commitments.ts";
import { type DocumentTree, plain, type Section } from "../documents/tree.ts";

/** A term as a document states it. */
export interface StatedTerm {
  /** What it is called in a draft, such as `acceptance_window`. */
  term: string;
  title: string;
  /** As the document prints it. */
  printed: string;
  /** Minutes, shares, counts, days or months; absent for what is a list or a name. */
  value?: number;
  measure?: Printed["measure"];
}

/**
 * Reads the terms out of an SLA, whoever wrote it: the commitments table, the acceptance window, bars by source, the closed
 * set of reasons, the recalibration signal. What a document does not state is left out.
 */
export function readDocumentTerms({ sections }: DocumentTree): StatedTerm[] {
  const found = commitmentsIn(sections)?.commitments ?? [];
  const about = (topic: Topic): Commitment | undefined => found.find(({ topics }) => topics.includes(topic));
  const stated: (StatedTerm | undefined)[] = [
    ...numberOf("volume", "Qualified-lead volume", about("volume"), ["leads", "rate"]),
    ...numberOf("acceptance", "Acceptance rate", about("acceptance"), ["share"]),
    ...numberOf("completeness", "Complete at handoff", about("completeness"), ["share"]),
    ...numberOf("speed", "Speed to lead", about("speed"), ["minutes", "days"]),
    ...sharesOf(about("speed")),
    windowOf(sections),
    ...numberOf("attempts", "Contact attempts", about("attempts"), ["attempts"]),
    ...numberOf("attempt_days", "Days for the attempts", about("attempts"), ["days"]),
    channelsOf(about("channels") ?? about("attempts")),
    ...numberOf("disposition", "Dispositions", about("disposition"), ["share"]),
    ...recalibration(sections),
    ...barsIn(sections),
    ...reasonsIn(sections),
    ...ownersOf(found),
  ];
  return stated.filter((term) => term !== undefined);
}

/** What the second says otherwise than the first; what only one of them states is a change too. */
export function diffStated(was: readonly StatedTerm[], now: readonly StatedTerm[]): StatedChange[] {
  const terms = [...new Set([...was, ...now].map(({ term }) => term))];
  return terms.flatMap((term): StatedChange[] => {
    const [before, after] = [was, now].map((side) => side.find((stated) => stated.term === term));
    const same =
      before &&
      after &&
      (before.value !== undefined && after.value !== undefined
        ? before.value === after.value
        : norm(before.printed) === norm(after.printed));
    if (same) return [];
    const { title } = (before ?? after)!;
    return [
      {
        term,
        title,
        from: before?.printed ?? "not stated",
        to: after?.printed ?? "not stated",
        before: before?.value,
        after: after?.value,
        measure: after?.measure,
      },
    ];
  });
}

export interface StatedChange {
  term: string;
  title: string;
  from: string;
  to: string;
  before?: number;
  after?: number;
  measure?: Printed["measure"];
}

const norm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s`"*.]+/g, " ")
    .trim();

function stated(term: string, title: string, printed: Printed): StatedTerm {
  return { term, title, printed: printed.text, value: Math.round(printed.value * 1e6) / 1e6, measure: printed.measure };
}

function numberOf(
  term: string,
  title: string,
  row: Commitment | undefined,
  measures: readonly Printed["measure"][],
): StatedTerm[] {
  const amounts = amountsIn(`${row?.target ?? ""} `).concat(amountsIn(`${row?.name ?? ""} `));
  const amount = amounts.find(({ measure }) => measures.includes(measure));
  return amount ? [stated(term, title, amount)] : [];
}

/** The shares of a speed commitment, quarter by quarter. */
function sharesOf(row: Commitment | undefined): StatedTerm[] {
  return amountsIn(row?.target ?? "")
    .filter(({ measure }) => measure === "share")
    .map((amount, index) =>
      index === 0
        ? stated("attainment", "Attainment of the speed target", amount)
        : stated(`attainment_${index + 1}`, `Attainment, quarter ${index + 1}`, amount),
    );
}

const isSpan = ({ measure }: Printed): boolean => measure === "minutes" || measure === "days";

/** The acceptance window: in the paragraph or item that is about it, else in the criteria of SAL. */
function windowOf(sections: readonly Section[]): StatedTerm | undefined {
  const paragraphs = sections.flatMap(({ nodes }) =>
    nodes.filter(({ type }) => type === "paragraph" || type === "list").map(plain),
  );
  const about = paragraphs.find(
    (text) => /^\W*(?:the )?acceptance window\b/i.test(text) && amountsIn(text).some(isSpan),
  );
  const sal = sections
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .find(({ cells }) => /^SAL\b/.test(cells[0] ?? ""));
  const text = about ?? /within [^|;,]*/i.exec(sal?.cells.slice(1).join(" | ") ?? "")?.[0] ?? "";
  const amount = amountsIn(text).find(isSpan);
  return amount && stated("acceptance_window", "Acceptance window", amount);
}

function channelsOf(row: Commitment | undefined): StatedTerm | undefined {
  const channels = row ? channelsIn(`${row.name} ${row.target}`) : [];
  if (channels.length === 0) return undefined;
  return { term: "channels", title: "Channels of the attempts", printed: list.format(channels.toSorted()) };
}

function recalibration(sections: readonly Section[]): StatedTerm[] {
  const texts = sections.flatMap(({ nodes }) => nodes.flatMap((node) => ("children" in node ? [plain(node)] : [])));
  const about = texts.find(
    (text) => /recalibrat/i.test(text) && amountsIn(text).some(({ measure }) => measure === "months"),
  );
  const sentence = about?.slice(Math.max(0, about.search(/recalibrat/i)));
  const amount = sentence && amountsIn(sentence).find(({ measure }) => measure === "months");
  return amount ? [stated("recalibrate", "Months under the bar that recalibrate", amount)] : [];
}

function barsIn(sections: readonly Section[]): StatedTerm[] {
  const table = sections
    .flatMap(({ tables }) => tables)
    .find(({ columns }) => columns.includes("Source") && columns.includes("Bar"));
  if (!table) return [];
  const [source, bar] = [table.columns.indexOf("Source"), table.columns.indexOf("Bar")];
  return table.rows.flatMap(({ cells }) => {
    const amount = amountsIn(cells[bar] ?? "").find(({ measure }) => measure === "share");
    return amount ? [stated(`bar.${cells[source]}`, `Bar for ${cells[source]}`, amount)] : [];
  });
}

function reasonsIn(sections: readonly Section[]): StatedTerm[] {
  const table = sections
    .flatMap(({ tables }) => tables)
    .find(({ columns }) => columns.some((name) => /^(?:rejection )?reason$/i.test(name)));
  if (!table) return [];
  const at = table.columns.findIndex((name) => /reason$/i.test(name));
  return table.rows.flatMap(({ cells }): StatedTerm[] => {
    const name = cells[at] ?? "";
    return name === "" ? [] : [{ term: `reason.${name}`, title: `Reason "${name}"`, printed: cells.at(-1) ?? "" }];
  });
}

const ownersOf = (commitments: readonly Commitment[]): StatedTerm[] =>
  commitments.flatMap(({ topics, owner, name }): StatedTerm[] => {
    const [topic] = topics;
    return topic && owner !== ""
      ? [{ term: `owner.${topic}`, title: `Owner of: ${name.split(":")[0]}`, printed: owner }]
      : [];
  });

const list = new Intl.ListFormat("en", { type: "conjunction" });

import { type FactDefinition, tableFact } from "./definition.ts";
import { reasonTable } from "./reasons.ts";
import { themes } from "./themes-lexicon.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const isLike = (words: string): string => `text LIKE ${quote(`%${words}%`)}`;

/** The words of each theme, in any case, as `LIKE` has it: of the letters from a to z. */
const matchers = themes.map(({ theme, words }) => ({
  theme,
  matcher: new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "i"),
}));

const themeOf = (text: string): string => matchers.find(({ matcher }) => matcher.test(text))?.theme ?? "other";

/** How many comments each theme has, the most first and what is of none last. */
function countThemes(texts: readonly string[]): Record<string, string | number>[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const theme = themeOf(text.replaceAll("\u2019", "'"));
    counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return [...counts]
    .sort(
      ([a, some], [b, others]) => Number(a === "other") - Number(b === "other") || others - some || (a < b ? -1 : 1),
    )
    .map(([reason, count]) => ({ reason, count, share: count / texts.length }));
}

export const themeFacts: FactDefinition[] = [
  tableFact({
    id: "feedback_themes",
    title: "Comments of sales by theme",
    check: "what sales says about leads, from comments on the leads",
    empty: "no comment from sales in the window",
    sources: ["feedback"],
    lacks: (holdings) => !holdings.feedback && "no comment from sales is on record",
    behind: "SELECT lead_id FROM feedback WHERE at > @from AND at <= @to ORDER BY at, lead_id",
    sql: `
      SELECT theme AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM (
        SELECT CASE
          ${themes.map(({ theme, words }) => `WHEN ${words.map(isLike).join(" OR ")} THEN ${quote(theme)}`).join("\n          ")}
          ELSE 'other'
        END AS theme
        FROM (SELECT REPLACE(text, '’', '''') AS text FROM feedback WHERE at > @from AND at <= @to)
      )
      GROUP BY theme ORDER BY theme = 'other', count DESC, theme`,
    rows: ({ db }, { from, to }) =>
      countThemes(db.prepare("SELECT text FROM feedback WHERE at > ? AND at <= ?").pluck().all(from, to) as string[]),
    shape(rows) {
      const { columns, ...rest } = reasonTable("Comments", "leads")(rows);
      return { ...rest, columns: ["Theme", ...columns.slice(1)] };
    },
    caveats: () => ["a comment counts under the first theme whose words it holds, in the order of the lexicon"],
  }),
];

import type { Db } from "../portal/portal.ts";
import type { Settings } from "../settings/schema.ts";

/**
 * Which team an owner is in, whom records name by name, e-mail or id: the one that the settings list them in, else the one
 * that the CRM has them in, as the settings write it. None where two people of that name are in different teams.
 */
export function readTeams(db: Db, { teams }: Pick<Settings, "teams">): (owner: string) => string | undefined {
  // Read at once: within a query that asks, SQLite answers no other.
  const known = teamsByOwner(db, teams);
  return (owner) => known.get(plain(owner));
}

function teamsByOwner(db: Db, teams: Settings["teams"]): Map<string, string | undefined> {
  const named = new Map(Object.keys(teams).map((team) => [plain(team), team]));
  const listed = new Map(
    Object.entries(teams).flatMap(([team, { owners }]) =>
      owners.map((owner): [string, string] => [plain(owner), team]),
    ),
  );
  const teamOf = new Map<string, string | undefined>();
  for (const { id, name, email, team } of db.prepare("SELECT id, name, email, team FROM owners").all() as OwnerRow[]) {
    const names = [id, name, email].filter((text) => text !== null).map(plain);
    const own =
      names.map((text) => listed.get(text)).find((found) => found !== undefined) ??
      named.get(plain(team ?? "")) ??
      (team?.trim() || undefined);
    for (const text of names) teamOf.set(text, teamOf.has(text) && teamOf.get(text) !== own ? undefined : own);
  }
  for (const [owner, team] of listed) teamOf.set(owner, team);
  return teamOf;
}

interface OwnerRow {
  id: string;
  name: string | null;
  email: string | null;
  team: string | null;
}

const plain = (text: string): string => text.trim().toLowerCase();

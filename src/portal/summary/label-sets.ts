import type { Db } from "../portal.ts";
import { leadFields, leadLabels } from "./columns.ts";
import type { Labels } from "./labels.ts";
import { between, betweenLeads, labelsOf } from "./reading.ts";

/** The labels of a lead. */
export interface LabelSet {
  /** Their numbers, in the order of `leadLabels`; 0 for none. */
  numbers: Int32Array;
  /** The bits of those that there are, by the bits of `leadFields`. */
  filled: number;
}

/** Reads the labels of leads to their numbers. Few leads have labels that no lead before had: what was read is kept. */
export interface LabelSets {
  /**
   * The labels of so many leads, from a text that has them as `LeadRows` tells.
   *
   * @param leadAt The lead of a place in the text.
   */
  read(text: Uint8Array, count: number, leadAt: (place: number) => number): LabelSet[];
}

const endOfLead = betweenLeads.charCodeAt(0);

/** So many sets are kept at most, each in the place that the hash of its text gives it; the last to come stands there. */
const places = 2 ** 16;

export function createLabelSets(db: Db, labels: Labels): LabelSets {
  const known = new Array<{ text: Uint8Array; set: LabelSet } | undefined>(places).fill(undefined);
  const decoder = new TextDecoder();

  function setOf(texts: readonly string[]): LabelSet {
    const set: LabelSet = { numbers: new Int32Array(leadLabels.length), filled: 0 };
    for (const [at, label] of leadLabels.entries()) {
      if (texts[at] === "") continue;
      set.numbers[at] = labels.numberOf(label, texts[at]!);
      set.filled |= 1 << leadFields.indexOf(label);
    }
    return set;
  }

  function readAnew(text: Uint8Array, place: number, lead: () => number): LabelSet {
    const texts = decoder.decode(text).split(between);
    // A label may hold what stands between labels.
    if (texts.length !== leadLabels.length) return setOf(labelsOf(db, lead()));
    const set = setOf(texts);
    known[place] = { text, set };
    return set;
  }

  return {
    read(text, count, leadAt) {
      const sets: LabelSet[] = [];
      for (let start = 0; start <= text.length && count > 0; ) {
        let [end, hash] = [start, 0];
        for (; end < text.length; end++) {
          const byte = text[end]!;
          if (byte === endOfLead) break;
          hash = (Math.imul(hash, 31) + byte) | 0;
        }
        const place = (hash ^ (hash >>> 15)) & (places - 1);
        const before = known[place];
        if (before && isSame(before.text, text, start, end)) sets.push(before.set);
        else sets.push(readAnew(text.slice(start, end), place, () => leadAt(sets.length)));
        start = end + 1;
      }
      // A label may hold what stands between leads: then it can't be told where one ends.
      return sets.length === count ? sets : Array.from({ length: count }, (_, at) => setOf(labelsOf(db, leadAt(at))));
    },
  };
}

function isSame(known: Uint8Array, text: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== text[start + at]) return false;
  return true;
}

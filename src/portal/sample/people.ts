import { scatter } from "./random.ts";

/** A company that leads come from; the same number gives the same company. */
export interface Company {
  number: number;
  name: string;
  domain: string;
  industry: string;
  size: number;
  segment: "SMB" | "Mid-market" | "Enterprise";
}

const places = [
  ..."Northgate Brightwell Casco Delmar Eastlake Fairhaven Granite Harbour Ironbridge Juniper Kestrel Lakeshore".split(
    " ",
  ),
  ..."Meridian Newfield Oakhurst Pinecrest Quarry Redwood Stonebrook Tidewater Upland Vantage Westbrook Yarrow".split(
    " ",
  ),
  ..."Ashford Belmont Cedar Dunmore Elmwood Foxglove Glenview Hollis Inverness Jasper Kirkwall Larkspur".split(" "),
  ..."Mosswood Norwood Orchard Palisade Ridgeway Saltmarsh Thornton Underhill Verdant Windham Sable Copperfield".split(
    " ",
  ),
];
const trades = [
  ["Foods", "Food and drink"],
  ["Logistics", "Transport"],
  ["Health", "Healthcare"],
  ["Devices", "Medical devices"],
  ["Software", "Software"],
  ["Media", "Media"],
  ["Energy", "Energy"],
  ["Builders", "Construction"],
  ["Robotics", "Manufacturing"],
  ["Textiles", "Manufacturing"],
  ["Insurance", "Insurance"],
  ["Bank", "Banking"],
  ["Travel", "Travel"],
  ["Learning", "Education"],
  ["Outfitters", "Retail"],
  ["Labs", "Biotech"],
  ["Freight", "Transport"],
  ["Systems", "Software"],
  ["Consulting", "Services"],
  ["Packaging", "Manufacturing"],
] as const;
const forms = ["", " Inc", " LLC", " Group", " Partners", " Holdings"] as const;

/** How many companies there are to choose from. */
export const companyCount = places.length * trades.length * forms.length;

export function companyOf(number: number): Company {
  const [trade, industry] = trades[number % trades.length]!;
  const place = places[Math.floor(number / trades.length) % places.length]!;
  const form = forms[Math.floor(number / (trades.length * places.length)) % forms.length]!;
  const name = `${place} ${trade}${form}`;
  const dice = scatter(number, 77);
  const rank = dice % 100;
  const [segment, low, high] =
    rank < 45
      ? (["SMB", 5, 99] as const)
      : rank < 85
        ? (["Mid-market", 100, 999] as const)
        : (["Enterprise", 1000, 9000] as const);
  const size = low + ((dice >>> 8) % (high - low + 1));
  return { number, name, domain: `${name.toLowerCase().replaceAll(" ", "")}.example`, industry, size, segment };
}

/** The same company as somebody else types it. */
export function otherSpelling(name: string, choice: number): string {
  const bare = name.replace(/ (?:Inc|LLC|Group|Partners|Holdings)$/, "");
  const ways = [name.toUpperCase(), bare === name ? `${name}, Inc.` : bare, name.replace(" ", ""), `The ${name}`];
  return ways[choice % ways.length]!;
}

const firstNames = [
  ..."Aisha Bruno Carla Derek Elena Farid Grace Hiro Ines Jonas Kavya Liam Maya Nils Olga Pedro Quinn Rosa Sami Tara".split(
    " ",
  ),
  ..."Uma Victor Wendy Xavier Yara Zane Abel Bianca Cyrus Dalia Emil Fiona Gael Hana Ivan Jade Kofi Lena Marco Nadia".split(
    " ",
  ),
  ..."Omar Petra Rafael Selma Theo Una Vera Walt Ximena Yusuf Zoe Alma Boris Celia Dario Esme Felix Greta Hugo Iris".split(
    " ",
  ),
  ..."Joel Kira Luca Mina Noah Opal Paul Renee Saul Tess Udo Vince Willa Yann Zara Amir Beth Cole Dina Evan".split(" "),
];
const lastNames = [
  ..."Abbott Baker Castillo Dalton Ellis Ferreira Grant Haddad Ibsen Jacobs Keller Lopez Mercer Novak Osei".split(" "),
  ..."Park Quist Rivera Singh Tanaka Usman Vargas Walsh Xu Young Zimmer Adler Brandt Chen Dumont".split(" "),
  ..."Eriksen Fischer Gomez Hughes Ivanova Jensen Kaur Lindqvist Moreau Nguyen Okoro Petrov Rahman Santos Thorne".split(
    " ",
  ),
  ..."Ueda Vogel Weber Yilmaz Zhang Alvarez Becker Coleman Diaz Engel Foster Garcia Hoffman Ismail Jordan".split(" "),
];
const titles: Record<Company["segment"], readonly string[]> = {
  SMB: ["Founder", "Office Manager", "Finance Manager", "Head of Operations", "Bookkeeper"],
  "Mid-market": ["Finance Manager", "FP&A Lead", "Controller", "VP Finance", "Financial Analyst", "Head of Operations"],
  Enterprise: ["FP&A Director", "VP Finance", "Senior Analyst", "IT Procurement", "Controller", "CFO"],
};
const mailboxes = ["mailbox", "inboxly", "postkit"];

/** Somebody who becomes a lead; the same number gives the same person at the same company. */
export interface Person {
  /** No two people share it. */
  email: string;
  /** Another address of theirs, which no two leads share. */
  otherEmail(lead: number): string;
  jobTitle: string;
  phone: string;
  company: Company;
}

/** The person of a number, at `company` or at one that follows from the number. */
export function personOf(
  seed: number,
  number: number,
  company = companyOf(scatter(seed, number) % companyCount),
): Person {
  const names = firstNames.length * lastNames.length;
  // 1801 shares no factor with the count of names, so each name comes once before any comes again.
  const order = (number * 1801) % names;
  const first = firstNames[order % firstNames.length]!.toLowerCase();
  const last = lastNames[Math.floor(order / firstNames.length)]!.toLowerCase();
  const again = number < names ? "" : String(Math.floor(number / names) + 1);
  const dice = scatter(seed, number ^ 0x5bd1e995);
  return {
    email: `${first}.${last}${again}@${company.domain}`,
    otherEmail: (lead) => `${first[0]}${last}${lead + 1}@${mailboxes[dice % mailboxes.length]!}.example`,
    jobTitle: titles[company.segment][(dice >>> 4) % titles[company.segment].length]!,
    phone: `+1 555 01${10 + ((dice >>> 8) % 90)}`,
    company,
  };
}

/** Columns in which other records of HubSpot name their contacts by id. */
export const contactIds = [
  ...[
    "Associated Contact IDs",
    "Associated Contact ID",
    "hs_associated_contacts",
    "Contact ID",
    "associations.contacts",
  ],
];

/** Columns in which they name them by e-mail; the last one holds names as well. */
export const contactEmails = [
  ...["Associated Contact Emails", "Associated Contact Email", "Contact email", "Email", "Email Address"],
  ...["Associated Contact", "Associated Contacts"],
];

/** The four types of misalignment, by their place in the plan's format. */
export const misalignmentTypes = {
  earned: "Type 1, earned skepticism from prior marketing performance",
  structural: "Type 2, structural misalignment where sales and marketing have different targets",
  political:
    "Type 3, political misalignment where the sales leader sees marketing as competition for resources or credit",
  opposed: "Type 4, personality misalignment or a sales leader who is categorically opposed to marketing functions",
} as const;

export type Misalignment = keyof typeof misalignmentTypes;

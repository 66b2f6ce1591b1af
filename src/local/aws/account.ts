/** Account of everything that is declared or served without AWS. */
export const localAccountId = "000000000000";

/** The order in which people look for names. */
export const compareNames = new Intl.Collator("en").compare;

/** A made-up contract, to see what the rules read. */
export const CLAIM_EXAMPLE = `Availability of 99.9 %, measured monthly.
Support Monday to Friday, 8:00 to 18:00. Response within 4 hours, repair by the next business day.
Planned maintenance of up to 4 hours per month is announced a week ahead.
Service credits: 10 % of the monthly fee below 99.9 %, 25 % below 99 %.
Excluded are faults of the customer's own network and force majeure.`;

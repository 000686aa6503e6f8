/** Pixels beside the plot of the budget's chart: what lies under it keeps to the same. */
export const PLOT_SIDES = { left: 92, right: 24 } as const;

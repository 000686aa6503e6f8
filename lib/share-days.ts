export const SHARE_DAYS = [7, 30, 90, 365] as const;
export const DEFAULT_SHARE_DAYS = 30;

/** Raised when the same facts give other figures. */
export const ENGINE_VERSION = "1.1.0";
/** Raised when a default, a practice or a price changes. */
export const CATALOGUE_VERSION = "2026.12";

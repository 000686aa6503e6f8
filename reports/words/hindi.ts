import type { Messages } from "./english";
import { HI_BACK } from "./hi-back";
import { HI_FRONT } from "./hi-front";
import { HI_LABELS } from "./hi-labels";
import { HI_SERVICES } from "./hi-services";

export {
	HI_FORMULAS as HINDI_FORMULAS,
	HI_PATTERNS as HINDI_PATTERNS,
	HI_PHRASES as HINDI_PHRASES,
} from "./hi-phrases";
export { HI_PRACTICES as HINDI_PRACTICES } from "./hi-practices";
export { HI_SENTENCES as HINDI_SENTENCES } from "./hi-sentences";

export const HINDI_MESSAGES: Messages = { ...HI_LABELS, ...HI_FRONT, ...HI_SERVICES, ...HI_BACK };

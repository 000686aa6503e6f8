import { ENGLISH_MESSAGES, type Messages } from "./english";
export const HINDI_MESSAGES: Messages = ENGLISH_MESSAGES;
export const HINDI_SENTENCES: Record<string, string> = {};
export const HINDI_PHRASES: Record<string, string> = {};

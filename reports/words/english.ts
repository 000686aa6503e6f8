import { EN_BACK } from "./en-back";
import { EN_FRONT } from "./en-front";
import { EN_LABELS } from "./en-labels";
import { EN_SERVICES } from "./en-services";

export const ENGLISH_MESSAGES = { ...EN_LABELS, ...EN_FRONT, ...EN_SERVICES, ...EN_BACK };

type Told<T> = { [Key in keyof T]: T[Key] extends string ? string : Told<T[Key]> };

/** What every language has to say; one that lacks a message does not compile. */
export type Messages = Told<typeof ENGLISH_MESSAGES>;

import { z } from "zod";
import { id, requiredName, typedText } from "./typed-text";

export const SnapshotForm = z.strictObject({ name: requiredName, note: typedText(2000) });
export const SnapshotRef = z.strictObject({ id });

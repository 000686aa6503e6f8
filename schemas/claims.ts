import { z } from "zod";
import { CLAIM_LENGTH } from "@/lib/claims";
import { id } from "./typed-text";

const text = z.string().max(CLAIM_LENGTH, "At most 20,000 characters");

/** Terms are read again where they are stored: only their words travel. */
export const ClaimAsWarranty = z.strictObject({ text, serverId: id });
export const ClaimAsHosted = z.strictObject({ text, serviceId: id });

"use server";
import { personAction } from "@/data/action";
import { acceptOffer } from "@/data/link-offers";
import { acceptForm } from "@/schemas/accounts";

export const accept = personAction(acceptForm, acceptOffer);

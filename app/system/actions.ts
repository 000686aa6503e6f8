"use server";
import { z } from "zod";
import { personAction } from "@/data/action";
import { askForBackup as askVerb } from "@/data/jobs";

export const askForBackup = personAction(z.strictObject({}), (user) => askVerb(user));

"use server";
import { z } from "zod";
import { personAction } from "@/data/action";
import { loadSample } from "@/data/sample";

export const openSample = personAction(z.strictObject({}), (user) => loadSample(user));

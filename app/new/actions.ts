"use server";
import { z } from "zod";
import { personAction } from "@/data/action";
import { createOrganization } from "@/data/organizations";
import { loadSample } from "@/data/sample";
import { newOrganization } from "@/schemas/welcome";

export const create = personAction(newOrganization, createOrganization);
export const openSample = personAction(z.strictObject({}), (user) => loadSample(user));

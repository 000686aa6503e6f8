"use server";
import { personAction } from "@/data/action";
import { createOrganization } from "@/data/organizations";
import { newOrganization } from "@/schemas/welcome";

export const create = personAction(newOrganization, createOrganization);

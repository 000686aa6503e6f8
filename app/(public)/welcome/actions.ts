"use server";
import { publicAction } from "@/data/action";
import { createFirstOwner } from "@/data/welcome";
import { welcomeForm } from "@/schemas/welcome";

export const createOwner = publicAction(welcomeForm, createFirstOwner);

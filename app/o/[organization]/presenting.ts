"use server";
import { action } from "@/data/action";
import { setPresenting } from "@/data/presenting";
import { PresentingForm } from "@/schemas/portfolio";

export const present = action(PresentingForm, setPresenting);

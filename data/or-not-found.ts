import "server-only";
import { notFound } from "next/navigation";
import { Refusal } from "./refusal";

/** For pages: a row that is not there, or is somebody else's, is the not-found page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof Refusal && error.kind === "not-found") notFound();
		throw error;
	}
}

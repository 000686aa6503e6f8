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

/** For pages that not everybody may see: what is refused is said on the page, in words. */
export async function orRefused<T>(reading: () => Promise<T>): Promise<{ value: T } | { refusal: string }> {
	try {
		return { value: await reading() };
	} catch (error) {
		if (error instanceof Refusal && error.kind === "forbidden") return { refusal: error.message };
		throw error;
	}
}

"use server";
import { headers } from "next/headers";
import { publicAction } from "@/data/action";
import { placeOf } from "@/data/place";
import { proveShare } from "@/data/shared-report";
import { SharePhrase } from "@/schemas/share-links";
import { setShareCookie, shareKey } from "../share-cookie";

export const provePhrase = publicAction(SharePhrase, async ({ linkId, phrase }) => {
	const { token } = await shareKey(linkId);
	await setShareCookie("proof", linkId, await proveShare({ linkId, token }, phrase, placeOf(await headers())));
});

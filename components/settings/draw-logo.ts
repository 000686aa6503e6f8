import type { LogoForm } from "@/schemas/organizations";

const LONGEST_SIDE = 600;
const LARGEST_BYTES = 170_000;

/**
 * The picture drawn again, small enough for a cover, so that only pixels travel: no metadata, no second file behind the
 * first. PNG keeps transparency; what is too large that way becomes JPEG on white. Null: no picture a browser can draw.
 */
export async function drawLogo(file: Blob): Promise<NonNullable<LogoForm> | null> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return null;
	const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
	const canvas = document.createElement("canvas");
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const pen = canvas.getContext("2d");
	if (!pen) return null;
	pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	const png = await encoded(canvas, "image/png");
	if (png && png.size <= LARGEST_BYTES) return { mediaType: "image/png", base64: await base64Of(png) };
	pen.globalCompositeOperation = "destination-over";
	pen.fillStyle = "white";
	pen.fillRect(0, 0, canvas.width, canvas.height);
	const jpeg = await encoded(canvas, "image/jpeg");
	return jpeg && jpeg.size <= LARGEST_BYTES ? { mediaType: "image/jpeg", base64: await base64Of(jpeg) } : null;
}

const encoded = (canvas: HTMLCanvasElement, mediaType: string) =>
	new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mediaType, 0.85));

async function base64Of(blob: Blob): Promise<string> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let text = "";
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

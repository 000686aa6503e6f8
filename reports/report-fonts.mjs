import fs from "node:fs";
import { createRequire } from "node:module";

const resolve = createRequire(import.meta.url).resolve;

/** In the order the template asks for them; a cluster takes the first family that shows it. */
export const FONT_FILES = [
	"@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
	"@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
	"@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
	"@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
	"@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
	"@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
	"@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
	"@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];

/** @returns {string[]} */
export function fontPaths() {
	return FONT_FILES.map((file) => resolve(file));
}

/** Each file opened when it is first asked for: most reports need but one or two. */
class OpenedFont {
	#font;
	#shown;
	constructor(file) {
		this.file = file;
		this.strong = file.includes("600SemiBold");
	}
	get font() {
		this.#font ??= createRequire(import.meta.url)("fontkit").openSync(this.file);
		return this.#font;
	}
	/** @returns {Set<number>} */
	get shown() {
		this.#shown ??= new Set(this.font.characterSet);
		return this.#shown;
	}
}

/** @type {OpenedFont[] | undefined} */
let opened;

export function openFonts() {
	opened ??= fontPaths().map((file) => new OpenedFont(file));
	return opened;
}

/** @returns {Buffer[]} */
export function readFonts() {
	return fontPaths().map((file) => fs.readFileSync(file));
}

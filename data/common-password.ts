import "server-only";
import { Refusal } from "./refusal";

const MESSAGE = "This password is on the lists that are tried first. Choose a sentence of your own.";
const ABOUT_YOU = "This password is made of your name or address. Choose a sentence of your own.";
const RUNS = [
	"abcdefghijklmnopqrstuvwxyz",
	"qwertyuiopasdfghjklzxcvbnm",
	"01234567890123456789",
	"09876543210987654321",
];

let known: Promise<ReadonlySet<string>> | undefined;

/** Refuses what a guesser tries first; looked up here, so that no password ever leaves the machine. */
export async function requireUncommon(password: string, person: { email: string; name: string }, field = "password") {
	const complaint = (await isCommon(password)) ? MESSAGE : isAbout(password, person) ? ABOUT_YOU : null;
	if (complaint) throw new Refusal("invalid", complaint, { [field]: complaint });
}

async function isCommon(password: string): Promise<boolean> {
	known ??= import("@zxcvbn-ts/language-common").then(
		({ dictionary }) => new Set(dictionary["passwords-common"] as readonly string[]),
	);
	const list = await known;
	const plain = password.toLowerCase();
	// A listed word with figures and signs around it, or one thing said again and again, is no better than the word.
	const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
	const unit = /^(.+?)\1+$/u.exec(plain)?.[1];
	const isMostlyCore = core.length * 2 >= plain.length;
	const forms = [plain, ...(isMostlyCore ? [core] : []), ...(unit ? [unit] : [])];
	return forms.some((form) => list.has(form)) || RUNS.some((run) => isRun(plain, run));
}

const isRun = (plain: string, run: string): boolean =>
	run.includes(plain) || run.includes([...plain].reverse().join(""));

function isAbout(password: string, { email, name }: { email: string; name: string }): boolean {
	const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");
	const given = letters(password);
	const own = [email, email.split("@")[0] ?? "", name].map(letters).filter((text) => text.length >= 4);
	return own.some((text) => given === text || given === text + text);
}

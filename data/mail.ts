import "server-only";
import { log } from "./log";

/** A letter of few words: the subject, its sentences, and one address of our own to open. */
export interface Letter {
	to: string;
	subject: string;
	sentences: string[];
	/** Path within this installation; its host is always APP_URL's, never the request's. */
	path: string;
}

export const canSendMail = (): boolean => Boolean(process.env.SMTP_URL && process.env.SMTP_FROM);

/** Sends in its own time: whoever asked gets the same answer at the same speed, whether a letter went out or not. */
export function sendLetter(letter: Letter): void {
	if (!canSendMail()) return;
	void deliver(letter).catch((error: unknown) => log.error({ reason: reasonOf(error) }, "A letter was not sent."));
}

export async function deliver({ to, subject, sentences, path }: Letter): Promise<void> {
	const { createTransport } = await import("nodemailer");
	const transport = createTransport(process.env.SMTP_URL ?? "", { disableFileAccess: true, disableUrlAccess: true });
	const address = new URL(path, process.env.APP_URL).href;
	try {
		const text = [...sentences, address, "Holdfast"].join("\n\n");
		await transport.sendMail({ from: process.env.SMTP_FROM ?? "", to: { name: "", address: to }, subject, text });
	} finally {
		transport.close();
	}
}

/** Neither the address nor the link of a letter belongs in a log. */
function reasonOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "no reason was given";
}

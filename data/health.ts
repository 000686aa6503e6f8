import "server-only";
import { database } from "./db";

const LIMIT_MILLIS = 2500;

export async function isDatabaseAnswering(): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), LIMIT_MILLIS);
	});
	try {
		return await Promise.race([database().$queryRaw`SELECT 1`.then(() => true), late]);
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Answers each question of the parent process, one after another, with how much memory it has come to hold.
 * @param {(question: any) => Promise<object>} answer
 */
export function answerParent(answer) {
	process.on("message", async (question) => {
		let told;
		try {
			told = { ok: true, ...(await answer(question)) };
		} catch (error) {
			told = { ok: false, message: error instanceof Error ? error.message : String(error) };
		}
		if (process.connected) process.send({ ...told, megabytes: process.memoryUsage.rss() / 1e6 });
	});
	// Whoever is left alone has nobody to answer.
	process.on("disconnect", () => process.exit(0));
}

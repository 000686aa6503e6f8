import "server-only";

/** Statements of one transaction, one after another, while the rows of the next are still being made. */
export class WriteQueue {
	#last: Promise<unknown> = Promise.resolve();

	/** Begins once those before have ended well. */
	add(write: () => Promise<unknown>): void {
		this.#last = this.#last.then(write);
		this.#last.catch(() => undefined);
	}

	/** When all have ended; throws what the first of them threw. */
	async done(): Promise<void> {
		await this.#last;
	}

	/** When nothing is under way any more, however it ended. */
	async idle(): Promise<void> {
		await this.#last.catch(() => undefined);
	}
}

import { expect, it } from "vitest";
import { WriteQueue } from "@/data/write-queue";

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

it("begins a statement when the one before has ended, and none after one that failed", async () => {
	const queue = new WriteQueue();
	const told: string[] = [];
	const write = (name: string, error?: Error) => async () => {
		told.push(`${name} begins`);
		await later();
		if (error) throw error;
		told.push(`${name} ends`);
	};
	queue.add(write("first"));
	queue.add(write("second"));
	await queue.done();
	queue.add(write("third", new Error("The third is refused")));
	queue.add(write("fourth"));
	await queue.idle();
	await expect(queue.done()).rejects.toThrow("The third is refused");
	expect(told).toEqual(["first begins", "first ends", "second begins", "second ends", "third begins"]);
});

/** Work that goes on only in certain hours: when it can begin, and when `work` begun at `start` has been done. */
export interface WorkCalendar {
	nextOpen(start: number): number;
	finish(start: number, work: number): number;
}

/** Rounding that adding and taking away shares of a resource leaves behind. */
const SLACK = 1e-9;

/** What is free of each resource over time: pieces of constant level, the last one without end. */
export class ResourceProfile {
	private times: Float64Array;
	private free: Float64Array;
	private length = 1;
	private readonly width: number;

	constructor(
		private readonly capacity: Float64Array,
		expectedActivities: number,
	) {
		this.width = capacity.length;
		this.times = new Float64Array(2 * expectedActivities + 4);
		this.free = new Float64Array(this.times.length * this.width);
		this.clear();
	}

	clear(): void {
		this.length = 1;
		this.times[0] = 0;
		this.free.set(this.capacity, 0);
	}

	/**
	 * Earliest instant from `earliest` on at which the requests (a row of `requests` at `row`) are free without a break for the whole
	 * duration. With a calendar the duration is work, and the resources are held until the work has been done.
	 */
	earliestFit(
		earliest: number,
		duration: number,
		requests: Float64Array,
		row: number,
		calendar: WorkCalendar | null,
	): number {
		let start = calendar ? calendar.nextOpen(earliest) : earliest;
		if (duration === 0) return start;
		let end = calendar ? calendar.finish(start, duration) : start + duration;
		let piece = this.pieceAt(start);
		while (piece < this.length && this.times[piece]! < end) {
			if (this.fits(piece, requests, row)) {
				piece++;
				continue;
			}
			piece++;
			if (piece >= this.length) throw new RangeError("requests exceed the capacity for good");
			start = this.times[piece]!;
			if (calendar) {
				start = Math.max(start, calendar.nextOpen(start));
				end = calendar.finish(start, duration);
				// Rounding in the calendar must not lead back into the piece that was full.
				piece = Math.max(piece, this.pieceAt(start));
			} else end = start + duration;
		}
		return start;
	}

	/** Holds the requests from `start` to `end`. */
	take(start: number, end: number, requests: Float64Array, row: number): void {
		if (end <= start) return;
		const first = this.cut(start);
		const last = this.cut(end);
		for (let piece = first; piece < last; piece++)
			for (let resource = 0; resource < this.width; resource++)
				this.free[piece * this.width + resource]! -= requests[row + resource]!;
	}

	private fits(piece: number, requests: Float64Array, row: number): boolean {
		const base = piece * this.width;
		for (let resource = 0; resource < this.width; resource++)
			if (this.free[base + resource]! < requests[row + resource]! - SLACK) return false;
		return true;
	}

	private pieceAt(time: number): number {
		let low = 0;
		let high = this.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.times[middle]! <= time) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	/** Index of the piece that begins at `time`, made if it is not there. */
	private cut(time: number): number {
		const piece = this.pieceAt(time);
		if (this.times[piece] === time) return piece;
		if (this.length === this.times.length) this.grow();
		const at = piece + 1;
		this.times.copyWithin(at + 1, at, this.length);
		this.free.copyWithin((at + 1) * this.width, at * this.width, this.length * this.width);
		this.times[at] = time;
		this.free.copyWithin(at * this.width, piece * this.width, at * this.width);
		this.length++;
		return at;
	}

	private grow(): void {
		const times = new Float64Array(this.times.length * 2);
		times.set(this.times);
		this.times = times;
		const free = new Float64Array(times.length * this.width);
		free.set(this.free);
		this.free = free;
	}
}

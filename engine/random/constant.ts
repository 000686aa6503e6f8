import { checkFinite, checkProbability, type Distribution } from "./distribution";

/** Always the same value. RangeError when it is not finite. */
export function constant(value: number): Distribution {
	checkFinite("value", value);
	return {
		mean: value,
		variance: 0,
		min: value,
		max: value,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			return value;
		},
		probability: (at) => (at >= value ? 1 : 0),
	};
}

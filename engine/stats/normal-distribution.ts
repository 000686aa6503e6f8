import { regularizedGamma, regularizedGammaUpper } from "./incomplete-gamma";

/**
 * Quantile of the standard normal distribution: Wichura's algorithm AS 241 (Applied Statistics 37, 1988), relative
 * error about 1e-16. Error: RangeError when `probability` is not inside (0, 1).
 */
export function normalQuantile(probability: number): number {
	if (!(probability > 0 && probability < 1)) throw new RangeError(`probability must be inside (0, 1): ${probability}`);
	const q = probability - 0.5;
	if (Math.abs(q) <= 0.425) {
		const r = 0.180625 - q * q;
		return (
			(q *
				(((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
					13731.69376550946) *
					r +
					1971.5909503065513) *
					r +
					133.14166789178438) *
					r +
					3.3871328727963665)) /
			(((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
				5394.196021424751) *
				r +
				687.1870074920579) *
				r +
				42.31333070160091) *
				r +
				1)
		);
	}
	let r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
	let value: number;
	if (r <= 5) {
		r -= 1.6;
		value =
			(((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
				3.6478483247632045) *
				r +
				5.769497221460691) *
				r +
				4.630337846156546) *
				r +
				1.4234371107496835) /
			(((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
				r +
				0.6897673349851) *
				r +
				1.6763848301838038) *
				r +
				2.053191626637759) *
				r +
				1);
	} else {
		r -= 5;
		value =
			(((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
				0.026532189526576124) *
				r +
				0.29656057182850487) *
				r +
				1.7848265399172913) *
				r +
				5.463784911164114) *
				r +
				6.657904643501103) /
			(((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
				0.0007868691311456133) *
				r +
				0.014875361290850615) *
				r +
				0.1369298809227358) *
				r +
				0.599832206555888) *
				r +
				1);
	}
	return q < 0 ? -value : value;
}

/** Distribution function of the standard normal, by the incomplete gamma function; relative error about 1e-14. */
export function normalProbability(value: number): number {
	if (Number.isNaN(value)) throw new RangeError(`value must be a number: ${value}`);
	const half = (value * value) / 2;
	const inside = regularizedGamma(0.5, half);
	if (value < 0) return value < -1 ? 0.5 * regularizedGammaUpper(0.5, half) : 0.5 * (1 - inside);
	return value > 1 ? 1 - 0.5 * regularizedGammaUpper(0.5, half) : 0.5 * (1 + inside);
}

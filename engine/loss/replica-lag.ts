import type { Sentence } from "../assessment";
import { betaPert } from "../random/beta-pert";
import { stream } from "../random/generator";
import { ask, type ServiceView } from "../restore/service-view";
import { roundTo, sentence } from "../sentence";
import { drawAll } from "./draw-all";

/** Blocks under way when nobody measured: seconds; the articles warn of a few. */
const UNKNOWN_LAG = { min: 0, mode: 2, max: 60 };

/**
 * What is missing on the secondary when the primary dies? Protocol C (synchronous) has every committed write, B all that
 * reached the other machine's memory, A is behind by its lag. Hours.
 */
export function replicaLag(
	view: ServiceView,
	options: { trials: number; seed: number },
	name: string,
): {
	samples: Float64Array | null;
	worstHours: number | null;
	totalLossProbability: number;
	reasons: Sentence[];
	known: boolean;
} {
	const { replication } = view.service.protection;
	const protocol = ask(view, "protection.replication.protocol", replication!.protocol);
	if (protocol === "C" || protocol === "B")
		return {
			samples: null,
			worstHours: 0,
			totalLossProbability: 0,
			known: true,
			reasons: [
				protocol === "C"
					? sentence(
							"loss.synchronous",
							"Protocol C acknowledges a write when both machines have it: no committed write is lost.",
						)
					: sentence(
							"loss.memory-synchronous",
							"Protocol B has every write in the other machine's memory: lost only if both lose power.",
						),
			],
		};
	const lag = ask(view, "protection.replication.lagSeconds", replication!.lagSeconds);
	const path = `services.${view.service.id}.protection.replication.lagSeconds`;
	if (lag !== null && !(lag >= 0)) throw new RangeError(`${path} must be 0 or more: ${lag}`);
	const seconds = lag === null ? UNKNOWN_LAG : { min: 0, mode: lag, max: lag * 3 };
	const samples = drawAll(
		betaPert(seconds.min / 3600, seconds.mode / 3600, seconds.max / 3600),
		stream(options.seed, `${name}/lag`),
		options.trials,
	);
	return {
		samples,
		worstHours: lag === null ? null : seconds.max / 3600,
		totalLossProbability: 0,
		known: protocol !== null || lag !== null,
		reasons: [
			sentence(
				protocol === null ? "loss.protocol-unknown" : "loss.asynchronous",
				`${protocol === null ? "The protocol is not known and taken as asynchronous" : "Protocol A sends writes on after acknowledging them"}: ${lag === null ? "some seconds" : `about ${roundTo(lag, 1)} s`} of writes may be missing.`,
				{ seconds: seconds.mode },
			),
		],
	};
}

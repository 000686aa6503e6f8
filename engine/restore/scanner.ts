import { sentence } from "../sentence";
import { phase, type RestorePlan } from "./plan";
import { ask, type ServiceView } from "./service-view";

/**
 * An anti-virus scanner before the mail server belongs to the way back: on the same machine it has to be installed again
 * before mail is let in, unless it may be passed by; elsewhere it lives on, and after the loss of the site it goes too.
 */
export function addScanner(view: ServiceView, plan: RestorePlan): RestorePlan {
	const { mail } = view.service;
	if (view.service.kind !== "mail" || mail === null) return plan;
	const scanner = ask(view, "mail.scanner", mail.scanner);
	if (scanner === null || scanner.place === "none") return plan;
	const rebuilt =
		plan.path === "rebuild-and-restore" || plan.path === "repair-and-restore" || plan.path === "rebuild-from-nothing";
	const lost = rebuilt && (scanner.place === "same-server" || plan.scenario === "site");
	if (!lost) return plan;
	if (scanner.mayBypass === true)
		return {
			...plan,
			reasons: [
				...plan.reasons,
				sentence("path.scanner-bypassed", "The scanner is lost too and may be passed by: mail runs before it is back."),
			],
		};
	const at = plan.phases.findIndex((one) => one.id === "verify");
	const scannerPhase = phase(view, "scanner-install");
	return {
		...plan,
		reasons: [
			...plan.reasons,
			sentence(
				"path.scanner-rebuilt",
				scanner.place === "same-server"
					? "The scanner stood on the same server and has to be installed again before mail is let in."
					: "The scanner stood in the same place and has to be installed again before mail is let in.",
			),
		],
		phases: [...plan.phases.slice(0, at), scannerPhase, ...plan.phases.slice(at)],
	};
}

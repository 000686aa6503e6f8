import { findContext, getSession } from "@/data/context";
import { UnreadableFile } from "@/data/import-parser";
import { stageUpload } from "@/data/import-upload";
import { log } from "@/data/log";
import { Refusal, STATUS_OF_REFUSAL } from "@/data/refusal";
import { refusalOfSite } from "@/lib/same-site";
import { type UploadHead, type UploadLine, uploadHead } from "@/schemas/imports";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

const answer = (status: number, message: string, code = "refused") =>
	Response.json({ problem: message, code } satisfies UploadLine, { status, headers: { "cache-control": "no-store" } });

/** What the browser announces in headers; only then is the first byte of the body read. */
function headOf(request: Request): UploadHead | string {
	const decoded = (name: string): string | null => {
		const text = request.headers.get(name);
		try {
			return text === null ? null : decodeURIComponent(text);
		} catch {
			return null;
		}
	};
	let options: unknown = {};
	try {
		options = JSON.parse(decoded("x-import-options") ?? "{}");
	} catch {
		return "The options of this import cannot be read.";
	}
	const parsed = uploadHead.safeParse({
		fileName: decoded("x-file-name") ?? "",
		byteLength: Number(request.headers.get("content-length") ?? Number.NaN),
		sha256: request.headers.get("x-file-sha256") ?? "",
		options,
	});
	return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? "This upload cannot be read.");
}

/** Outside the proxy, so that bodies arrive whole: the proxy's checks are repeated here. */
export async function POST(
	request: Request,
	{ params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
	const foreign = refusalOfSite(request, process.env.APP_URL ?? "http://localhost:3000");
	if (foreign) return answer(foreign.status, foreign.message);
	const user = await getSession();
	if (!user) return answer(401, "Your session has ended. Sign in again; nothing was changed.", "signed-out");
	const context = await findContext(user, (await params).organization);
	if (!context) return answer(404, "This organisation is not there, or you are no member of it.");
	const head = headOf(request);
	if (typeof head === "string") return answer(422, head, "invalid");
	const { body } = request;
	if (!body) return answer(422, "The file is empty.", "empty");
	return new Response(
		progressStream((report, signal) => stageUpload(context, { head, body, signal, report }), request.signal),
		{
			headers: {
				"content-type": "application/x-ndjson; charset=utf-8",
				"cache-control": "no-store",
				"x-accel-buffering": "no",
			},
		},
	);
}

type Report = (line: UploadLine) => void;

function problemOf(error: unknown): Extract<UploadLine, { problem: string }> {
	if (error instanceof UnreadableFile) return { problem: error.message, code: error.code };
	if (error instanceof Refusal) return { problem: error.message, code: String(STATUS_OF_REFUSAL[error.kind]) };
	log.error({ err: error }, "An import failed while it was staged.");
	return {
		problem:
			"The import failed on our side; nothing was changed. Try again, and if it happens again tell your administrator the time.",
		code: "broken",
	};
}

/** One JSON a line while the work goes on; leaving the page stops the work. */
function progressStream(
	run: (report: Report, signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): ReadableStream<Uint8Array> {
	const stopped = new AbortController();
	signal.addEventListener("abort", () => stopped.abort(), { once: true });
	const encoder = new TextEncoder();
	return new ReadableStream({
		async start(controller) {
			const report: Report = (line) => {
				if (!stopped.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
			};
			try {
				await run(report, stopped.signal);
			} catch (error) {
				report(problemOf(error));
			}
			if (!stopped.signal.aborted) controller.close();
		},
		cancel() {
			stopped.abort();
		},
	});
}

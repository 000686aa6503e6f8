import { classNames } from "@/components/ui/class-names";
import { TableFrame } from "@/components/ui/table";
import type { BlueprintDrawing, DrawnBox, DrawnLine } from "@/engine";

const BOX = { width: 144, height: 84 };
const STEP = { column: 216, row: 116 };
const MARGIN = { x: 8, y: 44 };

const leftOf = (box: DrawnBox) => MARGIN.x + box.column * STEP.column;
const middleOf = (box: DrawnBox) => MARGIN.y + box.row * STEP.row + BOX.height / 2;

/** A curve from box to box and its middle: past the boxes between, and beside those of one column. */
function curveOf(line: DrawnLine, boxes: ReadonlyMap<string, DrawnBox>) {
	const from = boxes.get(line.from)!;
	const to = boxes.get(line.to)!;
	if (from.column === to.column) {
		const side = from.row < to.row ? 1 : -1;
		const x = leftOf(from) + (side === 1 ? BOX.width : 0);
		const [start, end] = [middleOf(from) + side * 14, middleOf(to) - side * 14];
		const bulge = x + side * (22 + 8 * Math.abs(from.row - to.row));
		return {
			path: `M ${x} ${start} C ${bulge} ${start}, ${bulge} ${end}, ${x} ${end}`,
			x: x + (bulge - x) * 0.75,
			y: (start + end) / 2,
		};
	}
	const forward = from.column < to.column;
	const start = { x: leftOf(from) + (forward ? BOX.width : 0), y: middleOf(from) };
	const end = { x: leftOf(to) + (forward ? 0 : BOX.width), y: middleOf(to) };
	const over = Math.abs(from.column - to.column) > 1 && from.row === to.row ? BOX.height * 0.9 : 0;
	const reach = (end.x - start.x) * (over > 0 ? 0.25 : 0.5);
	const [first, last] = [start.y - over, end.y - over];
	return {
		path: `M ${start.x} ${start.y} C ${start.x + reach} ${first}, ${end.x - reach} ${last}, ${end.x} ${end.y}`,
		x: (start.x + end.x) / 2,
		y: (start.y + end.y) / 2 - over * 0.75,
	};
}

/** The blueprint as boxes and numbered lines, with the sentences that say the same beneath. */
export function BlueprintPicture({ drawing, label }: { drawing: BlueprintDrawing; label: string }) {
	const boxes = new Map(drawing.boxes.map((box) => [box.id, box]));
	const columns = 1 + Math.max(...drawing.boxes.map((box) => box.column));
	const rows = 1 + Math.max(...drawing.boxes.map((box) => box.row));
	const width = MARGIN.x * 2 + (columns - 1) * STEP.column + BOX.width;
	const height = MARGIN.y + (rows - 1) * STEP.row + BOX.height + 12;
	return (
		<figure className="flex min-w-0 flex-col gap-4">
			<TableFrame label={label} className="rounded-md border bg-background p-2">
				<div className="relative mx-auto" style={{ width, height }} aria-hidden>
					<svg width={width} height={height} className="absolute inset-0">
						<title>{label}</title>
						<defs>
							<marker
								id="blueprint-arrow"
								viewBox="0 0 8 8"
								refX="7"
								refY="4"
								markerWidth="7"
								markerHeight="7"
								orient="auto"
							>
								<path d="M 0 0 L 8 4 L 0 8 z" className="fill-muted-foreground" />
							</marker>
						</defs>
						{drawing.lines.map((line) => (
							<path
								key={`${line.from} ${line.to} ${line.number}`}
								d={curveOf(line, boxes).path}
								fill="none"
								strokeWidth={1.25}
								strokeDasharray={line.isCopy ? "5 4" : undefined}
								markerEnd="url(#blueprint-arrow)"
								className="stroke-muted-foreground"
							/>
						))}
					</svg>
					{drawing.boxes.map((box) => (
						<Box key={box.id} box={box} />
					))}
					{numbersOf(drawing, boxes).map(({ key, number, x, y }) => (
						<span
							key={key}
							style={{ left: x - 9, top: y - 9 }}
							className="absolute flex size-4.5 items-center justify-center rounded-full border bg-background text-[0.625rem]"
						>
							{number}
						</span>
					))}
				</div>
			</TableFrame>
			<figcaption className="grid gap-x-8 gap-y-2 text-xs text-muted-foreground md:grid-cols-2">
				<ol className="flex list-decimal flex-col gap-1 pl-5">
					{drawing.words.map((words) => (
						<li key={words}>{words}</li>
					))}
				</ol>
				<div className="flex flex-col gap-1">
					{drawing.marks.map((mark) => (
						<p key={mark}>{mark}</p>
					))}
					<p>Whole lines are requests, broken ones are copies.</p>
				</div>
			</figcaption>
		</figure>
	);
}

/** Each number once for lines that fan out from or into one box. */
function numbersOf(drawing: BlueprintDrawing, boxes: ReadonlyMap<string, DrawnBox>) {
	const seen = new Set<number>();
	return drawing.lines.flatMap((line) => {
		if (seen.has(line.number)) return [];
		seen.add(line.number);
		const { x, y } = curveOf(line, boxes);
		return [{ key: `${line.number} ${line.from}`, number: line.number, x, y }];
	});
}

function Box({ box }: { box: DrawnBox }) {
	const marks = [box.isSingle ? "alone" : "", box.isIdle ? "waits" : "", box.isFar ? "elsewhere" : ""].filter(Boolean);
	return (
		<div
			style={{ left: leftOf(box), top: MARGIN.y + box.row * STEP.row, width: BOX.width, height: BOX.height }}
			className={classNames(
				"absolute flex flex-col justify-center gap-0.5 overflow-hidden rounded-md border px-2 py-1 text-xs leading-tight",
				box.isIdle ? "bg-muted" : "bg-background",
				box.isSingle ? "border-danger" : "border-control",
				box.isFar && "border-dashed",
			)}
		>
			<span className="font-medium">{box.label}</span>
			<span className="text-muted-foreground">{box.detail}</span>
			{marks.length > 0 ? (
				<span className={box.isSingle ? "text-danger" : "text-muted-foreground"}>{marks.join(" · ")}</span>
			) : null}
		</div>
	);
}

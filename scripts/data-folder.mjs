// What can be known of the folder an installation keeps everything in.
import fs from "node:fs";
import path from "node:path";

/** In a container, a folder that is no mount goes when the container does. */
export function findDataFolderRisk(folder, { inContainer = isContainer() } = {}) {
	if (!inContainer) return null;
	const place = fs.statSync(folder, { throwIfNoEntry: false });
	if (!place) return `The data folder ${folder} is not there.`;
	return place.dev === fs.statSync(path.parse(path.resolve(folder)).root).dev
		? `The data folder ${folder} is not a mount: it goes when the container is replaced. Mount a volume there.`
		: null;
}

function isContainer() {
	return fs.existsSync("/.dockerenv") || fs.existsSync("/run/.containerenv");
}

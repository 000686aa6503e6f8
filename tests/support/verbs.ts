import { randomUUID } from "node:crypto";
import * as assessment from "@/data/assessment";
import * as audit from "@/data/audit";
import * as blueprints from "@/data/blueprints";
import * as feeds from "@/data/calendar-feeds";
import * as contacts from "@/data/contacts";
import { inOrganization } from "@/data/db";
import * as drillRunConfirm from "@/data/drill-run-confirm";
import * as drillRunLog from "@/data/drill-run-log";
import * as drillRuns from "@/data/drill-runs";
import * as drills from "@/data/drills";
import * as evidence from "@/data/evidence";
import * as expiries from "@/data/expiries";
import * as facts from "@/data/facts";
import * as firmLinks from "@/data/firm-links";
import * as incidents from "@/data/incidents";
import * as invitations from "@/data/invitations";
import * as keptSeats from "@/data/kept-seats";
import * as linkOffers from "@/data/link-offers";
import * as loading from "@/data/load-facts";
import * as maintenance from "@/data/maintenance";
import * as members from "@/data/members";
import * as moment from "@/data/moment";
import * as template from "@/data/organization-template";
import * as organizations from "@/data/organizations";
import * as organizationsArchive from "@/data/organizations-archive";
import * as overview from "@/data/overview";
import type { Context } from "@/data/permission";
import * as portfolio from "@/data/portfolio";
import * as practiceAnswers from "@/data/practice-answers";
import * as flags from "@/data/practice-flags";
import * as presenting from "@/data/presenting";
import * as quick from "@/data/quick";
import * as rates from "@/data/rates";
import * as removing from "@/data/remove-organization";
import * as runbooks from "@/data/runbooks";
import * as sample from "@/data/sample";
import * as savedViews from "@/data/saved-views";
import * as scoreWeights from "@/data/score-weights";
import * as rules from "@/data/second-factor-rule";
import * as serverTable from "@/data/server-table";
import * as servers from "@/data/servers";
import * as archiving from "@/data/servers-archive";
import * as bulk from "@/data/servers-bulk";
import * as editing from "@/data/servers-edit";
import * as restoring from "@/data/servers-restore";
import * as services from "@/data/services";
import * as sites from "@/data/sites";
import * as comparisons from "@/data/snapshot-comparisons";
import * as snapshots from "@/data/snapshots";
import { usualChoice } from "@/engine";
import type { Permission } from "@/lib/roles";
import { serverFacts, serviceFacts, siteFacts } from "./facts";
import { makeFirm, makeMember, makeOrganization } from "./make-organization";
import { WORK_MAKERS, WORK_MODULES, workVerbs } from "./verbs-of-work";

const drillFacts = (serviceId: string) => ({
	serviceId,
	kind: "tabletop" as const,
	scenario: "hardware" as const,
	heldOn: "2026-05-01",
	succeeded: true,
	phases: [],
	totalMinutes: 60,
});
const drillRunFacts = (serviceId: string) => ({
	name: "Fail-over of mail",
	kind: "fail-over" as const,
	scenario: "hardware" as const,
	serviceIds: [serviceId],
	plannedAt: "2026-12-01T08:00:00Z",
	expectedMinutes: 90,
	people: [{ name: "Asha", role: "lead" }],
	scope: null,
});
const contactFacts = (siteId: string | null = null) => ({
	...{ name: "Olive", role: "lead" as const, siteId },
	...{ duty: null, phone: "+43 1 234", email: null },
});
const runbookFacts = (serviceId: string, read = 0) => {
	const step = {
		...{ id: "detect", phase: "detect", title: "Notice", owner: "systems" as const, minutes: null, neededIn: 1 },
		...{ after: [], actions: ["Look"], checks: [], goNoGo: null, undo: null, hosts: [] },
	};
	return { serviceId, scenario: "hardware" as const, version: read, steps: [step], generated: [step], note: null };
};
const runFacts = () => ({
	steps: runbookFacts("service").steps.map((step) => ({ ...step, serviceId: "service" })),
	checks: [],
});
const hardware = (serviceId: string) => ({ serviceId, scenario: "hardware" as const });
const incidentFacts = (serviceId: string) => ({
	serviceIds: [serviceId],
	scenario: "human" as const,
	startedAt: "2026-05-01T08:00:00Z",
	endedAt: null,
	note: null,
});
export const answerFacts = (level: { siteId?: string; serverId?: string }) => ({
	practiceId: "DC-01",
	siteId: level.siteId ?? null,
	serverId: level.serverId ?? null,
	state: "yes" as const,
	evidence: "said" as const,
	evidenceOn: null,
	reason: null,
	decidedBy: null,
	reviewOn: null,
	owner: null,
	note: null,
	version: null,
});

const expiryFacts = (serverId: string | null) => ({
	...{
		kind: "certificate" as const,
		name: "mail",
		siteId: null,
		serverId,
		endsOn: "2027-01-01",
		owner: null,
		note: null,
	},
});
export const evidenceFacts = (serverId: string) => ({
	...{ practiceId: "HW-02", siteId: null, serverId, kind: "note" as const, level: "tested" as const },
	...{ madeOn: "2026-05-01", title: "Seen", url: null, file: null },
});
const workKey = (ids: Ids) => ({ practiceId: "HW-02", siteId: null, serverId: ids.server });
const adoptStandby = (context: Context, id: string) =>
	blueprints.adoptBlueprint(context, {
		service: { id, version: 1 },
		choice: usualChoice("mail", "standby", null),
	});
export const roomEdit = (ids: string[]) => ({
	changes: ids.map((id) => ({ id, version: 1, set: { room: "R9" }, was: { room: "R1" } })),
	creations: [],
});
const viewFacts = (name = "All") => ({ list: "servers" as const, name, query: "sort=-data" });

/** Ids of one organisation's rows. */
export interface Ids {
	view: string;
	site: string;
	server: string;
	/** A server in the bin. */
	archived: string;
	service: string;
	drill: string;
	drillRun: string;
	contact: string;
	incident: string;
	expiry: string;
	evidence: string;
	evidenceFile: string;
	feed: string;
	snapshot: string;
	invitation: string;
	membership: string;
	/** Of a firm that was let in. */
	link: string;
	/** Of a client that let this organisation in. */
	clientLink: string;
	offer: string;
	/** An import that was looked at, and one that was applied. */
	dryRun: string;
	applied: string;
	plan: string;
	report: string;
	shareLink: string;
}

export interface Verb {
	permission: Permission;
	/** Writes something, so where it is allowed it needs an organisation of its own. */
	writes?: true;
	/** With ids of the actor's own organisation, or a foreign one's: then nothing may be found. */
	call: (context: Context, ids: Ids) => Promise<unknown>;
	/** Leaves no entry in this organisation's log, for the reason given. */
	unlogged?: string;
	/** Takes no id of a row. */
	noId?: true;
	/** Rows it needs beside those it names. */
	beside?: (keyof Ids)[];
}

const version = 1;
export const verbs: Record<string, Verb> = {
	...workVerbs,
	archiveOrganization: {
		permission: "organization.remove",
		writes: true,
		noId: true,
		call: (c) => organizationsArchive.archiveOrganization(c),
	},
	duplicateAsTemplate: {
		permission: "organization.edit",
		writes: true,
		unlogged: "the new organisation's log begins with it",
		noId: true,
		call: (c) => template.duplicateAsTemplate(c, { name: "Next" }),
	},
	getPortfolioFigures: { permission: "facts.view", noId: true, call: (c) => portfolio.getPortfolioFigures(c) },
	setPresenting: {
		permission: "organization.view",
		writes: true,
		noId: true,
		call: (c) => presenting.setPresenting(c, { on: true }),
	},
	noteOpened: {
		permission: "organization.view",
		writes: true,
		unlogged: "a bookmark of the reader's own, not a change of the organisation",
		noId: true,
		call: (c) => keptSeats.noteOpened(c, null),
	},
	changeScoreWeights: {
		permission: "organization.edit",
		writes: true,
		noId: true,
		call: (c) =>
			scoreWeights.changeScoreWeights(c, { before: null, own: { restore: 50, loss: 20, prevention: 20, proof: 10 } }),
	},
	listSnapshots: { permission: "facts.view", noId: true, call: (c) => snapshots.listSnapshots(c) },
	getSnapshot: { permission: "facts.view", call: (c, ids) => snapshots.getSnapshot(c, ids.snapshot) },
	lastKeptByPerson: { permission: "facts.view", noId: true, call: (c) => snapshots.lastKeptByPerson(c) },
	createSnapshot: {
		permission: "snapshots.create",
		writes: true,
		noId: true,
		call: (c) => snapshots.createSnapshot(c, { name: "After", note: null }),
	},
	archiveSnapshot: {
		permission: "snapshots.archive",
		writes: true,
		call: (c, ids) => snapshots.archiveSnapshot(c, { id: ids.snapshot }),
	},
	keepWeek: {
		permission: "facts.view",
		writes: true,
		noId: true,
		call: async (c) => snapshots.keepWeek(c, await assessment.getAssessment(c)),
	},
	getComparison: {
		permission: "facts.view",
		call: (c, ids) => comparisons.getComparison(c, ids.snapshot, null),
	},
	getChangesOfWeek: { permission: "facts.view", noId: true, call: (c) => comparisons.getChangesOfWeek(c) },
	listSites: { permission: "facts.view", noId: true, call: (c) => sites.listSites(c) },
	getSite: { permission: "facts.view", call: (c, ids) => sites.getSite(c, ids.site) },
	createSite: {
		permission: "sites.edit",
		writes: true,
		call: (c, ids) => sites.createSite(c, { ...siteFacts(), sharedFateWith: [ids.site] }),
	},
	updateSite: {
		permission: "sites.edit",
		writes: true,
		call: (c, ids) => sites.updateSite(c, { ...siteFacts("New"), id: ids.site, version }),
	},
	archiveSite: {
		permission: "sites.edit",
		writes: true,
		call: (c, ids) => sites.archiveSite(c, { id: ids.site, version }),
	},
	listServers: { permission: "facts.view", noId: true, call: (c) => servers.listServers(c) },
	listNamedServers: { permission: "facts.view", noId: true, call: (c) => serverTable.listNamedServers(c) },
	countServers: { permission: "facts.view", noId: true, call: (c) => serverTable.countServers(c) },
	listServerOrigins: { permission: "facts.view", noId: true, call: (c) => serverTable.listServerOrigins(c) },
	listTableServers: { permission: "facts.view", noId: true, call: (c) => serverTable.listTableServers(c) },
	getServer: { permission: "facts.view", call: (c, ids) => servers.getServer(c, ids.server) },
	createServer: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => servers.createServer(c, serverFacts("new", ids.site)),
	},
	updateServer: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => servers.updateServer(c, { ...serverFacts("new"), id: ids.server, version }),
	},
	archiveServer: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => archiving.archiveServer(c, { id: ids.server, version }),
	},
	editServers: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => editing.editServers(c, roomEdit([ids.server])),
	},
	archiveServers: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => archiving.archiveServers(c, { ids: [ids.server] }),
	},
	listArchivedServers: { permission: "facts.view", noId: true, call: (c) => restoring.listArchivedServers(c) },
	restoreServers: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => restoring.restoreServers(c, { ids: [ids.archived] }),
	},
	listSavedViews: { permission: "facts.view", noId: true, call: (c) => savedViews.listSavedViews(c, "servers") },
	createSavedView: {
		permission: "servers.edit",
		writes: true,
		noId: true,
		call: (c) => savedViews.createSavedView(c, viewFacts("Gaps")),
	},
	updateSavedView: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => savedViews.updateSavedView(c, { ...viewFacts("Mine"), id: ids.view, version }),
	},
	removeSavedView: {
		permission: "servers.edit",
		writes: true,
		call: (c, ids) => savedViews.removeSavedView(c, { id: ids.view, version }),
	},
	listServices: { permission: "facts.view", noId: true, call: (c) => services.listServices(c) },
	getService: { permission: "facts.view", call: (c, ids) => services.getService(c, ids.service) },
	createService: {
		permission: "services.edit",
		writes: true,
		call: (c, ids) => services.createService(c, serviceFacts("New", [ids.server])),
	},
	updateService: {
		permission: "services.edit",
		writes: true,
		call: (c, ids) => services.updateService(c, { ...serviceFacts("New"), id: ids.service, version }),
	},
	archiveService: {
		permission: "services.edit",
		writes: true,
		call: (c, ids) => services.archiveService(c, { id: ids.service, version }),
	},
	listAdoptions: { permission: "facts.view", call: (c, ids) => blueprints.listAdoptions(c, ids.service) },
	adoptBlueprint: { permission: "services.edit", writes: true, call: (c, ids) => adoptStandby(c, ids.service) },
	undoBlueprint: {
		permission: "services.edit",
		writes: true,
		call: async (c, ids) => blueprints.undoBlueprint(c, { id: (await adoptStandby(c, ids.service)).id }),
	},
	listPracticeAnswers: { permission: "facts.view", noId: true, call: (c) => practiceAnswers.listPracticeAnswers(c) },
	savePracticeAnswer: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => practiceAnswers.savePracticeAnswer(c, answerFacts({ siteId: ids.site })),
	},
	clearPracticeAnswer: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) =>
			practiceAnswers.clearPracticeAnswer(c, { practiceId: "HW-01", siteId: null, serverId: ids.server, version }),
	},
	listDrills: { permission: "facts.view", noId: true, call: (c) => drills.listDrills(c) },
	getDrill: { permission: "facts.view", call: (c, ids) => drills.getDrill(c, ids.drill) },
	createDrill: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drills.createDrill(c, drillFacts(ids.service)),
	},
	updateDrill: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drills.updateDrill(c, { ...drillFacts(ids.service), id: ids.drill, version }),
	},
	archiveDrill: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drills.archiveDrill(c, { id: ids.drill, version }),
	},
	listDrillRuns: { permission: "facts.view", noId: true, call: (c) => drillRuns.listDrillRuns(c) },
	listPlannedDrills: { permission: "facts.view", noId: true, call: (c) => drillRuns.listPlannedDrills(c) },
	getDrillRun: { permission: "facts.view", call: (c, ids) => drillRuns.getDrillRun(c, ids.drillRun) },
	createDrillRun: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drillRuns.createDrillRun(c, drillRunFacts(ids.service)),
	},
	updateDrillRun: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drillRuns.updateDrillRun(c, { ...drillRunFacts(ids.service), id: ids.drillRun, version }),
	},
	archiveDrillRun: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drillRuns.archiveDrillRun(c, { id: ids.drillRun, version }),
	},
	getDrillRunLog: { permission: "facts.view", call: (c, ids) => drillRunLog.getDrillRunLog(c, ids.drillRun) },
	listRunEvents: {
		permission: "facts.view",
		call: (c, ids) => drillRunLog.listRunEvents(c, { id: ids.drillRun, after: 0 }),
	},
	startDrillRun: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => drillRunLog.startDrillRun(c, { id: ids.drillRun, version, ...runFacts() }),
	},
	recordRunEvents: {
		permission: "drills.edit",
		writes: true,
		call: async (c, ids) => {
			const batch = { sentAt: new Date().toISOString(), taps: [] };
			const run = { id: ids.drillRun, version, ...runFacts() };
			await drillRunLog.startDrillRun(c, run);
			return drillRunLog.recordRunEvents(c, { id: ids.drillRun, after: 0, batch });
		},
	},
	confirmDrillRun: {
		permission: "drills.edit",
		writes: true,
		call: async (c, ids) => {
			await drillRunLog.startDrillRun(c, { id: ids.drillRun, version, ...runFacts() });
			const now = new Date().toISOString();
			const finish = { id: randomUUID(), kind: "finish" as const, stepId: null, clientAt: now };
			const taps = [{ ...finish, text: null, reference: null }];
			await drillRunLog.recordRunEvents(c, { id: ids.drillRun, after: 0, batch: { sentAt: now, taps } });
			const confirmation = { id: ids.drillRun, version: 3, succeeded: true, counted: [], heldOn: "2026-11-01" };
			return drillRunConfirm.confirmDrillRun(c, confirmation);
		},
	},
	listContacts: { permission: "facts.view", noId: true, call: (c) => contacts.listContacts(c) },
	getContact: { permission: "facts.view", call: (c, ids) => contacts.getContact(c, ids.contact) },
	createContact: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => contacts.createContact(c, contactFacts(ids.site)),
	},
	updateContact: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => contacts.updateContact(c, { ...contactFacts(), id: ids.contact, version }),
	},
	archiveContact: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => contacts.archiveContact(c, { id: ids.contact, version }),
	},
	listRunbooks: { permission: "facts.view", noId: true, call: (c) => runbooks.listRunbooks(c) },
	getRunbookVersion: {
		permission: "facts.view",
		call: (c, ids) => runbooks.getRunbookVersion(c, { ...hardware(ids.service), number: 1 }),
	},
	saveRunbook: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => runbooks.saveRunbook(c, runbookFacts(ids.service, 1)),
	},
	restoreRunbook: {
		permission: "drills.edit",
		writes: true,
		call: (c, ids) => runbooks.restoreRunbook(c, { ...hardware(ids.service), number: 1, version }),
	},
	listIncidents: { permission: "facts.view", noId: true, call: (c) => incidents.listIncidents(c) },
	getIncident: { permission: "facts.view", call: (c, ids) => incidents.getIncident(c, ids.incident) },
	createIncident: {
		permission: "incidents.edit",
		writes: true,
		call: (c, ids) => incidents.createIncident(c, incidentFacts(ids.service)),
	},
	updateIncident: {
		permission: "incidents.edit",
		writes: true,
		call: (c, ids) => incidents.updateIncident(c, { ...incidentFacts(ids.service), id: ids.incident, version }),
	},
	archiveIncident: {
		permission: "incidents.edit",
		writes: true,
		call: (c, ids) => incidents.archiveIncident(c, { id: ids.incident, version }),
	},
	listMembers: { permission: "members.view", noId: true, call: (c) => members.listMembers(c) },
	changeRole: {
		permission: "members.manage",
		writes: true,
		call: (c, ids) => members.changeRole(c, { membershipId: ids.membership, version, role: "editor" }),
	},
	removeMember: {
		permission: "members.manage",
		writes: true,
		call: (c, ids) => members.removeMember(c, { membershipId: ids.membership, version }),
	},
	listMaintenance: { permission: "facts.view", noId: true, call: (c) => maintenance.listMaintenance(c) },
	changeWork: {
		permission: "practices.edit",
		writes: true,
		beside: ["evidence"],
		call: (c, ids) => {
			const change = { key: workKey(ids), version: 2, doneOn: "2026-06-01", owner: "Olive", note: null };
			return maintenance.changeWork(c, change);
		},
	},
	saveQuickAnswers: {
		permission: "services.edit",
		writes: true,
		call: (c, ids) => {
			const plan = { state: "no" as const, version: 0 };
			return quick.saveQuickAnswers(c, { id: ids.service, version, service: serviceFacts("Quick"), plan });
		},
	},
	listExpiries: { permission: "facts.view", noId: true, call: (c) => expiries.listExpiries(c) },
	createExpiry: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => expiries.createExpiry(c, expiryFacts(ids.server)),
	},
	updateExpiry: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => expiries.updateExpiry(c, { ...expiryFacts(null), id: ids.expiry, version }),
	},
	archiveExpiry: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => expiries.archiveExpiry(c, { id: ids.expiry, version }),
	},
	listEvidence: { permission: "facts.view", noId: true, call: (c) => evidence.listEvidence(c) },
	getEvidenceFile: { permission: "facts.view", call: (c, ids) => evidence.getEvidenceFile(c, ids.evidenceFile) },
	addEvidence: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => evidence.addEvidence(c, evidenceFacts(ids.server)),
	},
	archiveEvidence: {
		permission: "practices.edit",
		writes: true,
		call: (c, ids) => evidence.archiveEvidence(c, { id: ids.evidence, version }),
	},
	listPracticeFlags: { permission: "facts.view", noId: true, call: (c) => flags.listPracticeFlags(c) },
	setPracticeFlag: {
		permission: "practices.edit",
		writes: true,
		noId: true,
		call: (c) => flags.setPracticeFlag(c, { practiceId: "DC-01", flagged: true }),
	},
	listCalendarFeeds: { permission: "facts.view", noId: true, call: (c) => feeds.listCalendarFeeds(c) },
	createCalendarFeed: {
		permission: "facts.view",
		writes: true,
		noId: true,
		call: async (c) => {
			await inOrganization(c, ({ membership }) =>
				membership.createMany({
					data: { organizationId: c.organizationId, userId: c.userId, role: c.role },
					skipDuplicates: true,
				}),
			);
			return feeds.createCalendarFeed(c, { name: "Desk" });
		},
	},
	listInvitations: { permission: "members.manage", noId: true, call: (c) => invitations.listInvitations(c) },
	inviteMember: {
		permission: "members.manage",
		writes: true,
		noId: true,
		call: (c) => invitations.inviteMember(c, { email: `${randomUUID()}@example.com`, role: "viewer" }),
	},
	withdrawInvitation: {
		permission: "members.manage",
		writes: true,
		call: (c, ids) => invitations.withdrawInvitation(c, { id: ids.invitation }),
	},
	listFirms: { permission: "members.view", noId: true, call: (c) => firmLinks.listFirms(c) },
	listClients: { permission: "clients.view", noId: true, call: (c) => firmLinks.listClients(c) },
	isFirm: { permission: "clients.view", noId: true, call: (c) => firmLinks.isFirm(c) },
	setAdvises: {
		permission: "clients.manage",
		writes: true,
		noId: true,
		call: (c) => firmLinks.setAdvises(c, { advises: true }),
	},
	changeFirmRole: {
		permission: "firms.manage",
		writes: true,
		call: (c, ids) => firmLinks.changeFirmRole(c, { linkId: ids.link, version, role: "viewer" }),
	},
	endFirm: {
		permission: "firms.manage",
		writes: true,
		call: (c, ids) => firmLinks.endFirm(c, { linkId: ids.link }),
	},
	endClient: {
		permission: "clients.manage",
		writes: true,
		call: (c, ids) => firmLinks.endClient(c, { linkId: ids.clientLink }),
	},
	listOffers: {
		permission: "firms.manage",
		noId: true,
		call: (c) => linkOffers.listOffers(c, { side: "client" }),
	},
	offerLink: {
		permission: "firms.manage",
		writes: true,
		noId: true,
		call: (c) => linkOffers.offerLink(c, { side: "client", recipient: "Advisers", role: "viewer" }),
	},
	withdrawOffer: {
		permission: "firms.manage",
		writes: true,
		call: (c, ids) => linkOffers.withdrawOffer(c, { id: ids.offer, side: "client" }),
	},
	getOrganization: { permission: "organization.view", noId: true, call: (c) => organizations.getOrganization(c) },
	updateOrganization: {
		permission: "organization.edit",
		writes: true,
		noId: true,
		call: async (c) => {
			const {
				version: current,
				isSample: _,
				hasLogo: __,
				slug: ___,
				...settings
			} = await organizations.getOrganization(c);
			return organizations.updateOrganization(c, { ...settings, name: "Renamed", version: current });
		},
	},
	changeRate: {
		permission: "organization.edit",
		writes: true,
		noId: true,
		call: (c) =>
			rates.changeRate(c, {
				target: "software",
				before: null,
				own: { perYear: 2, repairHours: null, source: "own count" },
			}),
	},
	getLogo: { permission: "organization.view", noId: true, call: (c) => organizations.getLogo(c) },
	setLogo: { permission: "organization.edit", writes: true, noId: true, call: (c) => organizations.setLogo(c, null) },
	removeSampleOrganization: {
		permission: "organization.remove",
		writes: true,
		noId: true,
		call: async (c) => {
			await inOrganization(c, (tx) =>
				tx.organization.updateMany({ where: { id: c.organizationId }, data: { isSample: true } }),
			);
			return sample.removeSampleOrganization(c);
		},
	},
	getFacts: { permission: "facts.view", noId: true, call: (c) => facts.getFacts(c) },
	getFactsAndRevision: { permission: "facts.view", noId: true, call: (c) => facts.getFactsAndRevision(c) },
	getMoment: { permission: "facts.view", noId: true, call: (c) => moment.getMoment(c) },
	getOverviewParts: { permission: "facts.view", noId: true, call: (c) => overview.getOverviewParts(c) },
	getOverviewWeek: { permission: "facts.view", noId: true, call: (c) => overview.getOverviewWeek(c) },
	isWeekKept: { permission: "facts.view", noId: true, call: (c) => snapshots.isWeekKept(c, "2026-11-23") },
	getAssessment: { permission: "facts.view", noId: true, call: (c) => assessment.getAssessment(c) },
	listAuditEntries: { permission: "audit.view", noId: true, call: (c) => audit.listAuditEntries(c) },
	exportAuditEntries: { permission: "audit.view", noId: true, call: (c) => audit.exportAuditEntries(c) },
	listAuditChoices: { permission: "audit.view", noId: true, call: (c) => audit.listAuditChoices(c) },
	getSecondFactorRule: { permission: "organization.view", noId: true, call: (c) => rules.getSecondFactorRule(c) },
	setSecondFactorRule: {
		permission: "members.manage",
		writes: true,
		noId: true,
		call: (c) => rules.setSecondFactorRule({ ...c, secondFactor: true }, { rule: "admins" }),
	},
	removeOrganization: {
		permission: "organization.remove",
		writes: true,
		noId: true,
		call: (c) => removing.removeOrganization(c, { name: c.organizationName }),
	},
	verifyAudit: { permission: "audit.view", noId: true, call: (c) => audit.verifyAudit(c) },
};
type Made = (id: keyof Ids) => Promise<string>;

/** How the row of each id comes about; a service has its runbook, a server its answers. */
const MAKERS: { [Id in keyof Ids]: (context: Context, made: Made) => Promise<string | undefined> } = {
	site: async (c) => (await sites.createSite(c, siteFacts())).id,
	server: async (c) => {
		const { id } = await servers.createServer(c, serverFacts());
		for (const practiceId of ["HW-01", "HW-02"])
			await practiceAnswers.savePracticeAnswer(c, { ...answerFacts({ serverId: id }), practiceId });
		return id;
	},
	archived: async (c) => {
		const { id } = await servers.createServer(c, serverFacts("gone"));
		await archiving.archiveServer(c, { id, version: 1 });
		return id;
	},
	service: async (c) => {
		const { id } = await services.createService(c, serviceFacts());
		await runbooks.saveRunbook(c, runbookFacts(id));
		return id;
	},
	drill: async (c, made) => (await drills.createDrill(c, drillFacts(await made("service")))).id,
	drillRun: async (c, made) => (await drillRuns.createDrillRun(c, drillRunFacts(await made("service")))).id,
	contact: async (c) => (await contacts.createContact(c, contactFacts())).id,
	incident: async (c, made) => (await incidents.createIncident(c, incidentFacts(await made("service")))).id,
	snapshot: async (c) => (await snapshots.createSnapshot(c, { name: "Before", note: null })).id,
	expiry: async (c, made) => (await expiries.createExpiry(c, expiryFacts(await made("server")))).id,
	evidence: async (c, made) => (await evidence.addEvidence(c, evidenceFacts(await made("server")))).id,
	evidenceFile: async (c, made) => {
		const file = { fileName: "a.txt", bytes: Buffer.from("seen") };
		const facts = evidenceFacts(await made("server"));
		return (await evidence.addEvidence(c, { ...facts, level: "said" as const, kind: "file" as const, file })).id;
	},
	feed: async (c) => {
		await feeds.createCalendarFeed(c, { name: "Phone" });
		return (await feeds.listCalendarFeeds(c))[0]?.id;
	},
	invitation: async (c) => {
		await invitations.inviteMember(c, { email: "guest@example.com", role: "viewer" });
		return (await invitations.listInvitations(c))[0]?.id;
	},
	membership: async (c) => {
		const guest = await makeMember(c, "viewer");
		return (await members.listMembers(c)).find((member) => member.userId === guest.userId)?.membershipId;
	},
	link: async (c) => (await makeFirm(c)).linkId,
	clientLink: makeClient,
	offer: async (c) => {
		await linkOffers.offerLink(c, { side: "client", recipient: "Advisers", role: "viewer" });
		return (await linkOffers.listOffers(c, { side: "client" }))[0]?.id;
	},
	...WORK_MAKERS,
	view: async (c) => (await savedViews.createSavedView(c, viewFacts())).id,
};
const EVERY_ID = Object.keys(MAKERS) as (keyof Ids)[];

/** Fills an organisation, or as much of it as is asked for, one row after the other. */
export async function populate(context: Context, needed: Iterable<keyof Ids> = EVERY_ID): Promise<Ids> {
	const ids = Object.fromEntries(EVERY_ID.map((id) => [id, ""])) as unknown as Ids;
	const made: Made = async (id) => {
		ids[id] ||= (await MAKERS[id](context, made)) ?? "";
		if (!ids[id]) throw new Error(`the organisation has no ${id}`);
		return ids[id];
	};
	for (const id of needed) await made(id);
	return ids;
}

/** Which ids a verb names: seen by calling it as somebody who may do nothing, whom its first line refuses. */
export async function idsOf(verb: Verb): Promise<Set<keyof Ids>> {
	const named = new Set<keyof Ids>(verb.beside);
	if (verb.noId) return named;
	const watched = new Proxy({} as Ids, {
		get(_, id) {
			named.add(id as keyof Ids);
			return "none";
		},
	});
	const nobody = { role: "nobody" } as unknown as Context;
	await Promise.resolve()
		.then(() => verb.call(nobody, watched))
		.then(
			() => Promise.reject(new Error("somebody without a role was let in")),
			() => null,
		);
	return named;
}

/** An organisation that let this one in as its firm. */
async function makeClient(firm: Context): Promise<string> {
	const client = await makeOrganization();
	await firmLinks.setAdvises(firm, { advises: true });
	const offered = await linkOffers.offerLink(firm, { side: "firm", recipient: "A client", role: "editor" });
	const token = offered.path.replace("/link/", "");
	await linkOffers.acceptOffer(client, { token, organization: client.organizationSlug, replaces: null });
	const [link] = await firmLinks.listFirms(client);
	if (!link) throw new Error("the link just accepted is not there");
	return link.linkId;
}

/** The files whose exports the table must name. */
export const MODULES = [
	...WORK_MODULES,
	sites,
	servers,
	serverTable,
	archiving,
	bulk,
	editing,
	restoring,
	savedViews,
	services,
	practiceAnswers,
	drills,
	drillRuns,
	drillRunLog,
	drillRunConfirm,
	contacts,
	runbooks,
	incidents,
	maintenance,
	quick,
	expiries,
	evidence,
	flags,
	feeds,
	members,
	moment,
	overview,
	invitations,
	firmLinks,
	linkOffers,
	rules,
	removing,
	rates,
	template,
	organizationsArchive,
	portfolio,
	presenting,
	keptSeats,
	scoreWeights,
	snapshots,
	comparisons,
	organizations,
	sample,
	facts,
	loading,
	assessment,
	audit,
	blueprints,
];

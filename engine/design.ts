/** What a service is designed by beyond its protection: how clients find it, the load it carries, what a provider offers. Null is unknown. */
import type { Known } from "./facts";
import type { HostedFacts } from "./protection";

export interface DesignFacts {
	/** How long a client may keep the service's old address after a switch. */
	dnsTtlSeconds: Known<number>;
	load: LoadFacts | null;
	cloud: CloudFacts | null;
}

/** What sessions are opened over; a service that is not mail uses HTTP and LDAP alone. */
export type SessionProtocol = "smtp" | "http" | "pop" | "imap" | "ldap";
export const SESSION_PROTOCOLS = ["smtp", "http", "pop", "imap", "ldap"] as const satisfies readonly SessionProtocol[];

export interface LoadFacts {
	/** Sessions open at once in the busiest hour. */
	sessions: Record<SessionProtocol, Known<number>>;
	messageKilobytes: Known<number>;
	mailboxMegabytes: Known<number>;
	/** 0.1 is ten per cent more users a year. */
	userGrowthPerYear: Known<number>;
	/** What the storage in place can do and hold. */
	storageOperationsPerSecond: Known<number>;
	storageGigabytes: Known<number>;
	/** Values of the organisation's own for what one node or one user needs; `item` is an id of the capacity catalogue. */
	capacities: CapacityOverride[];
}

export interface CapacityOverride {
	item: string;
	amount: number;
	source: string;
}

export interface CloudFacts {
	/** Terms of a contract that is being weighed; the one in force stands in the protection. */
	offer: HostedFacts | null;
	migrationDays: Known<number>;
	migrationCost: Known<number>;
	/** Days until all data is out again. */
	exitDays: Known<number>;
	exitCost: Known<number>;
	/** In what form the data comes out. */
	exitFormat: Known<string>;
	/** 0.08 is eight per cent a year; unknown: the engine's usual one. */
	discountRate: Known<number>;
	doubts: DoubtAnswer[];
}

/** An answer to one question of the cloud checklist, whose ids are in the catalogue of doubts. */
export interface DoubtAnswer {
	doubt: string;
	answer: "yes" | "partly" | "no" | "unknown";
	note: Known<string>;
}
